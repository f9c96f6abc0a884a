package ghanti.app;

import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ghanti check}. */
@Command(
        name = "check",
        description =
                "Reads flow files and tells every problem at once, as file:line:column. Exits 1 if any is an error.")
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Flow files; all of the flows folder if none is named.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description = "The flows folder (GHANTI_FLOWS; default flows).")
    private Path flows = Path.of("flows");

    @Override
    public Integer call() {
        FlowFolder.Contents contents = files.isEmpty() ? Server.read(flows) : read();
        contents.problems().forEach(System.out::println);
        long errors = contents.problems().stream().filter(Problem::isError).count();
        int checked = contents.flows().size();
        System.out.println(
                errors == 0
                        ? checked + (checked == 1 ? " flow is" : " flows are") + " in order."
                        : errors + (errors == 1 ? " error." : " errors."));
        return errors == 0 ? 0 : 1;
    }

    private FlowFolder.Contents read() {
        for (Path file : files) {
            if (!Files.isRegularFile(file)) {
                throw new UsageException("there is no file " + file);
            }
        }
        return Server.folder().read(files);
    }
}
