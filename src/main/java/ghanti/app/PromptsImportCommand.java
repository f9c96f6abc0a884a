package ghanti.app;

import ghanti.sound.PersonVoice;
import ghanti.sound.PersonVoice.Taken;
import ghanti.sound.ReadingList;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti prompts import}. */
@Command(
        name = "import",
        description = "Takes a person's recordings, WAV of any rate and level, as a voice of its own.",
        footer = {
            "%nA table in the folder, script.tsv, says which file is which text; \"prompts",
            "script\" prints one. Exit code 1 if a recording cannot be used; what is still",
            "missing is told, and said by another voice."
        })
final class PromptsImportCommand implements Callable<Integer> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final int SHOWN = 5;

    @Mixin
    private PromptOptions options = new PromptOptions();

    @Parameters(paramLabel = "FOLDER", description = "The folder of the recordings.")
    private Path from = Path.of(".");

    @Option(names = "--voice", required = true, paramLabel = "NAME", description = "Who speaks: asha.")
    private String voice = "";

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "Which file is which text (default script.tsv in the folder).")
    private @Nullable Path table;

    /** @throws UsageException if that cannot be the name of a folder */
    static String checked(String voice) {
        if (!NAME.matcher(voice).matches()) {
            throw new UsageException("\"" + voice + "\" cannot name a voice: Latin letters, digits, \".\", \"_\" and"
                    + " \"-\" can, 40 at most");
        }
        return voice;
    }

    @Override
    public Integer call() throws IOException {
        PersonVoice recordings = new PersonVoice(options.folder(), options.oneLanguage(), checked(voice));
        Taken taken = recordings.take(from, lines(), options.wanted());
        taken.refused().forEach((file, why) -> System.err.println(file + ": " + why));
        taken.unknown().forEach(text -> System.err.println("no flow says \"" + text + "\"; it was left out"));
        System.out.println(taken.taken() + " in " + recordings.path() + ".");
        if (!taken.missing().isEmpty()) {
            System.out.println(taken.missing().size() + " are still to be recorded; \"prompts script --language "
                    + options.oneLanguage() + " --voice " + voice + "\" lists them:");
            taken.missing().stream().limit(SHOWN).forEach(clip -> System.out.println("  " + clip.spoken()));
        }
        return taken.refused().isEmpty() ? 0 : 1;
    }

    private List<ReadingList.Line> lines() throws IOException {
        Path file = table == null ? from.resolve("script.tsv") : table;
        if (!Files.isRegularFile(file)) {
            throw new UsageException(
                    "there is no table " + file + " that says which file is which text; \"prompts script"
                            + " --language " + options.oneLanguage() + "\" prints one");
        }
        try {
            List<ReadingList.Line> lines = ReadingList.read(Files.readAllLines(file));
            if (lines.isEmpty()) {
                throw new UsageException(file + " has no line of file, kind and text with tabs between them");
            }
            return lines;
        } catch (CharacterCodingException e) {
            throw new UsageException(file + " is not UTF-8; save it as such");
        }
    }
}
