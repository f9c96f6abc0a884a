package ghanti.app;

import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowFolder.Source;
import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The flow a command is about, by its name in the flows folder. */
final class FlowArgument {

    @Parameters(paramLabel = "FLOW", description = "The flow's name: that of its file without .yaml.")
    private String name = "";

    @Option(
            names = "--flows",
            defaultValue = "${env:GHANTI_FLOWS:-flows}",
            paramLabel = "FOLDER",
            description = "The flows folder (GHANTI_FLOWS; default flows).")
    private Path flows = Path.of("flows");

    /** @throws UsageException if there is no such flow, or if it has errors */
    Source read() {
        return read(flows, name);
    }

    /** @throws UsageException if there is no such flow in the folder, or if it has errors */
    static Source read(Path flows, String name) {
        FlowFolder.Contents contents = Server.read(flows);
        Source source = contents.flows().get(name);
        if (source != null) {
            return source;
        }
        if (contents.broken().contains(name)) {
            boolean own = contents.problemsOf(name).stream().anyMatch(Problem::isError);
            (own ? contents.problemsOf(name) : contents.problems()).forEach(System.err::println);
            throw new UsageException("flow " + name + (own ? " has errors" : " holds a flow that has errors"));
        }
        throw new UsageException("there is no flow \"" + name + "\" in " + flows + "; known are "
                + String.join(", ", contents.flows().keySet()));
    }
}
