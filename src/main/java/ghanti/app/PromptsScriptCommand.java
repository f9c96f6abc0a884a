package ghanti.app;

import ghanti.sound.PersonVoice;
import ghanti.sound.ReadingList;
import ghanti.speech.Clip;
import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ghanti prompts script}. */
@Command(
        name = "script",
        description = "Prints what a person is to read aloud in one language: a table of files and texts.",
        footer = {"%nPut it beside the recordings as script.tsv; \"prompts import\" reads it there."})
final class PromptsScriptCommand implements Callable<Integer> {

    @Mixin
    private PromptOptions options = new PromptOptions();

    @Option(names = "--voice", paramLabel = "NAME", description = "Only what this person has not recorded yet.")
    private @Nullable String voice;

    @Override
    public Integer call() throws IOException {
        String language = options.oneLanguage();
        Collection<Clip> clips = options.wanted().keySet();
        if (voice != null) {
            clips = new PersonVoice(options.folder(), language, PromptsImportCommand.checked(voice)).missing(clips);
        }
        ReadingList.of(language, clips).forEach(System.out::println);
        return 0;
    }
}
