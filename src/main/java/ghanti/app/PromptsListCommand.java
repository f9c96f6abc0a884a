package ghanti.app;

import ghanti.emulator.TerminalText;
import ghanti.sound.AudioFolder.Recorded;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ghanti prompts list}. */
@Command(name = "list", description = "Shows the recorded prompts: how long, how loud, who says them.")
final class PromptsListCommand implements Callable<Integer> {

    private static final int FLOWS = 28;
    private static final int BEFORE_TEXT = 12 + 7 + 8 + FLOWS + 2;

    @picocli.CommandLine.Mixin
    private AudioOptions audio = new AudioOptions();

    @Option(names = "--words", description = "Also the words of numbers, money, dates and times.")
    private boolean words;

    @Override
    public Integer call() throws IOException {
        Map<String, List<Recorded>> byVoice = new LinkedHashMap<>();
        audio.folder()
                .recorded()
                .forEach(one -> byVoice.computeIfAbsent(
                                one.clip().language() + "/" + one.voice(), none -> new java.util.ArrayList<>())
                        .add(one));
        if (byVoice.isEmpty()) {
            System.out.println("Nothing is recorded in " + audio.folder().path() + "; \"prompts build\" does it.");
        }
        Terminal terminal = Terminal.of(System.getenv());
        byVoice.forEach((voice, recorded) -> print(voice, recorded, terminal, System.out));
        return 0;
    }

    private void print(String voice, List<Recorded> recorded, Terminal terminal, PrintStream out) {
        double seconds = recorded.stream().mapToDouble(Recorded::seconds).sum();
        out.println(terminal.strong(voice)
                + String.format(
                        Locale.ROOT,
                        "   %d prompts, %.0f s, %.1f MB",
                        recorded.size(),
                        seconds,
                        seconds * 16_000 / 1e6));
        out.println(
                terminal.faint("  " + pad("file", 10) + pad("s", 7) + pad("dBov", 8) + pad("flows", FLOWS) + "text"));
        List<Recorded> shown = recorded.stream()
                .filter(one -> words || !one.users().contains("values"))
                .toList();
        for (Recorded one : shown) {
            String head = "  " + pad(one.file().getFileName().toString().substring(0, 8), 10)
                    + pad(String.format(Locale.ROOT, "%.2f", one.seconds()), 7)
                    + pad(String.format(Locale.ROOT, "%.1f", one.level()), 8)
                    + pad(shortened(String.join(" ", one.users())), FLOWS);
            List<String> lines = TerminalText.wrapped(one.clip().text(), Math.max(20, terminal.width() - BEFORE_TEXT));
            out.println(head + String.join("\n" + " ".repeat(BEFORE_TEXT - 2), lines));
        }
        if (shown.size() < recorded.size()) {
            out.println(terminal.faint(
                    "  and " + (recorded.size() - shown.size()) + " words of values; --words shows them"));
        }
        out.println();
    }

    private static String shortened(String text) {
        return text.length() < FLOWS ? text : text.substring(0, FLOWS - 2) + "…";
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
