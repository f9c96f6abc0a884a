package ghanti.flow.graph;

import ghanti.flow.Branch;
import ghanti.flow.Converse;
import ghanti.flow.Digits;
import ghanti.flow.End;
import ghanti.flow.Fetch;
import ghanti.flow.Listen;
import ghanti.flow.Menu;
import ghanti.flow.Node;
import ghanti.flow.Return;
import ghanti.flow.Say;
import ghanti.flow.SubFlow;
import ghanti.flow.Transfer;

/** A flow as Mermaid's {@code flowchart}: a shape for each type of node, dashed lines where nobody answered. */
final class Flowchart {

    private Flowchart() {}

    static String of(FlowGraph graph) {
        StringBuilder diagram = new StringBuilder("flowchart TD\n");
        diagram.append("    start((start))\n");
        for (Node node : graph.nodes()) {
            String shape = node.accept(SHAPES).replace("…", "\"" + FlowGraph.label(node, "") + "\"");
            diagram.append("    " + graph.id(node.name()) + shape + "\n");
        }
        diagram.append("    start --> " + graph.start() + "\n");
        for (Bundle bundle : graph.bundles()) {
            String line = bundle.mishap() ? " -.->" : " -->";
            String label = bundle.label();
            diagram.append("    " + graph.id(bundle.from()) + line);
            diagram.append(label.isEmpty() ? " " : "|\"" + label + "\"| ");
            diagram.append(graph.id(bundle.to()) + "\n");
        }
        Colours.append(diagram, graph.idsByType());
        return diagram.toString();
    }

    private static final Node.Visitor<String> SHAPES = new Node.Visitor<>() {
        @Override
        public String menu(Menu menu) {
            return "(…)";
        }

        @Override
        public String listen(Listen listen) {
            return "{{…}}";
        }

        @Override
        public String converse(Converse converse) {
            return "[/…\\]";
        }

        @Override
        public String digits(Digits digits) {
            return "[/…/]";
        }

        @Override
        public String say(Say say) {
            return ">…]";
        }

        @Override
        public String branch(Branch branch) {
            return "{…}";
        }

        @Override
        public String fetch(Fetch fetch) {
            return "[(…)]";
        }

        @Override
        public String transfer(Transfer transfer) {
            return "[\\…\\]";
        }

        @Override
        public String subFlow(SubFlow sub) {
            return "[[…]]";
        }

        @Override
        public String leave(Return leave) {
            return "[…]";
        }

        @Override
        public String end(End end) {
            return "([…])";
        }
    };
}
