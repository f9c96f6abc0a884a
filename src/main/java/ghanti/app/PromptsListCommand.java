package ghanti.app;

import ghanti.sound.AudioFolder.Recorded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ghanti prompts list}. */
@Command(
        name = "list",
        description = "Shows the recorded prompts: how long, how loud, who says them.",
        footer = {
            "%nExamples:",
            "  ghanti prompts list",
            "  ghanti prompts list --words         also numbers, money, dates, times"
        })
final class PromptsListCommand implements Callable<Integer> {

    @Mixin
    private AudioOptions audio = new AudioOptions();

    @Option(names = "--words", description = "Also the words of numbers, money, dates and times.")
    private boolean words;

    @Override
    public Integer call() throws IOException {
        Map<String, List<Recorded>> byVoice = new LinkedHashMap<>();
        for (Recorded one : audio.folder().recorded()) {
            String voice = one.clip().language() + "/" + one.voice();
            byVoice.computeIfAbsent(voice, none -> new ArrayList<>()).add(one);
        }
        if (byVoice.isEmpty()) {
            System.out.println("Nothing is recorded in " + audio.folder().path() + "; \"prompts build\" does it.");
        }
        RecordedTable table = new RecordedTable(Terminal.of(System.getenv()), words);
        byVoice.forEach((voice, recorded) -> table.lines(voice, recorded).forEach(System.out::println));
        return 0;
    }
}
