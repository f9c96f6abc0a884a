package ghanti.app;

import ghanti.flow.check.FlowChecks;
import ghanti.flow.yaml.FlowFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti check}. */
@Command(
        name = "check",
        description =
                "Reads flow files, with the flows they hold and those of the calls they cause, and tells every problem at once, as"
                        + " file:line:column. Exits 1 if any is an error, 2 if a file is not there.",
        footer = {
            "%nExamples:",
            "  ghanti check                        all of flows/",
            "  ghanti check flows/my-flow.yaml     one file and what it holds",
            "  ghanti check --format github        annotations of a pull request"
        })
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Flow files; all of the flows folder if none is named.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description =
                    "The flows folder (GHANTI_FLOWS; default flows). Flows that a FILE names stand beside it or there.")
    private Path flows = Path.of("flows");

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            converter = ProblemFormat.Converter.class,
            description = "text, json (a list of {file, line, column, severity, sentence}) or github (annotations of a"
                    + " workflow); default text.")
    private ProblemFormat format = ProblemFormat.TEXT;

    @Override
    public Integer call() {
        List<String> unusable = files.stream().flatMap(CheckCommand::unusable).toList();
        if (!files.isEmpty() && unusable.size() == files.size()) {
            throw new UsageException(unusable.get(0));
        }
        FlowFolder.Contents contents = files.isEmpty() ? Server.read(flows) : read();
        format.print(contents, System.out);
        if (!unusable.isEmpty()) {
            throw new UsageException(unusable.get(0));
        }
        return contents.haveErrors() ? 1 : 0;
    }

    private static Stream<String> unusable(Path file) {
        if (Files.isDirectory(file)) {
            return Stream.of(file + " is a folder; name it with --flows");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            return Stream.of(file + " is no regular file; copy what it gives into one");
        }
        return Files.exists(file) ? Stream.of() : Stream.of("there is no file " + file);
    }

    private FlowFolder.Contents read() {
        List<Path> folders = new ArrayList<>();
        files.forEach(file -> folders.add(file.resolveSibling("")));
        folders.add(flows);
        return FlowChecks.check(Server.folder().read(files, folders));
    }
}
