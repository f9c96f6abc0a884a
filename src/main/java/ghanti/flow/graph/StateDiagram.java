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
        for (Bundle bundle : graph.bundles()) {
            String label = bundle.label();
            diagram.append("    " + graph.id(bundle.from()) + " --> " + graph.id(bundle.to()));
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
        // Mermaid's choice would be a rhombus, but without a name; a note with it lands far away.
        String label = FlowGraph.label(node, node instanceof Branch ? " ?" : "");
        diagram.append("    state \"" + label + "\" as " + graph.id(node.name()) + "\n");
    }
}
