package ghanti.flow.graph;

import ghanti.flow.Branch;
import ghanti.flow.End;
import ghanti.flow.Node;

/** A flow as Mermaid's {@code stateDiagram-v2}. It has no dashed lines; the word on an exhausted edge must do. */
final class StateDiagram {

    private StateDiagram() {}

    static String of(FlowGraph graph) {
        StringBuilder diagram = new StringBuilder("stateDiagram-v2\n");
        graph.nodes().forEach(node -> state(diagram, graph, node));
        diagram.append("    [*] --> " + graph.start() + "\n");
        for (Arrow arrow : graph.arrows()) {
            String label = Mermaid.escaped(arrow.label());
            diagram.append("    " + graph.id(arrow.from()) + " --> " + graph.id(arrow.to()));
            diagram.append(label.isEmpty() ? "\n" : " : " + label + "\n");
        }
        for (Node node : graph.nodes()) {
            if (node instanceof End) {
                diagram.append("    " + graph.id(node.name()) + " --> [*]\n");
            }
        }
        Colours.append(diagram, graph.idsByType());
        return diagram.toString();
    }

    private static void state(StringBuilder diagram, FlowGraph graph, Node node) {
        String id = graph.id(node.name());
        if (node instanceof Branch) {
            // A choice has no room for words of its own.
            diagram.append("    state " + id + " <<choice>>\n");
            diagram.append("    note right of " + id + " : " + Mermaid.escaped(node.name()) + "\n");
            return;
        }
        String remark = FlowGraph.remark(node);
        String label = remark.isEmpty() ? node.name() : node.name() + ": " + remark;
        diagram.append("    state \"" + Mermaid.escaped(label) + "\" as " + id + "\n");
    }
}
