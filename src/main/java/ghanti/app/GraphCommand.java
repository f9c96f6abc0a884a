package ghanti.app;

import ghanti.flow.graph.Mermaid;
import ghanti.flow.graph.Mermaid.Style;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ghanti graph}. */
@Command(
        name = "graph",
        description = "Prints a flow as a Mermaid diagram, which GitHub, GitLab and https://mermaid.live show.",
        footer = {
            "%nExamples:",
            "  ghanti graph cod-confirmation > cod-confirmation.mmd",
            "  ghanti graph cod-confirmation --style flowchart"
        })
final class GraphCommand implements Callable<Integer> {

    @Mixin
    private FlowArgument flow = new FlowArgument();

    @Option(
            names = "--style",
            defaultValue = "state",
            paramLabel = "STYLE",
            description = "state: a state diagram (default); flowchart: a shape for each type of node, dashed lines"
                    + " where nobody answered.")
    private String style = "";

    @Override
    public Integer call() {
        Style wanted = Style.of(style)
                .orElseThrow(() -> new UsageException("--style must be state or flowchart, not \"" + style + "\""));
        System.out.print(Mermaid.draw(flow.read().flow(), wanted));
        return 0;
    }
}
