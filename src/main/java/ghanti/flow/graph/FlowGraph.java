package ghanti.flow.graph;

import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import ghanti.flow.SubFlow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A flow as its author sees it, ready to be drawn: a flow inside it is one node. */
final class FlowGraph {

    private static final Arrows LEAVING = new Arrows();

    private final Flow flow;
    private final List<Node> nodes;
    private final Map<String, String> ids = new LinkedHashMap<>();

    FlowGraph(Flow flow) {
        this.flow = flow;
        this.nodes = flow.nodes().values().stream()
                .filter(node -> !isInside(flow, node.name()))
                .toList();
        Set<String> taken = new HashSet<>();
        for (Node node : nodes) {
            ids.put(node.name(), free(plain(node.name()), taken));
        }
    }

    /** Whether linking put the node there, out of a flow that this one holds. */
    private static boolean isInside(Flow flow, String name) {
        int slash = name.indexOf('/');
        return slash > 0 && flow.nodes().get(name.substring(0, slash)) instanceof SubFlow;
    }

    List<Node> nodes() {
        return nodes;
    }

    String start() {
        return id(flow.start());
    }

    /** A name for Mermaid: no word of its own, and no character that means something there. */
    String id(String node) {
        return ids.getOrDefault(node, "missing");
    }

    /** The lines from node to node. */
    List<Bundle> bundles() {
        List<Arrow> arrows = new ArrayList<>();
        nodes.forEach(node ->
                node.accept(LEAVING).stream().filter(arrow -> !arrow.isLoop()).forEach(arrows::add));
        return Bundle.of(arrows);
    }

    /**
     * What is written into a node, line by line: its name, what there is to remark, and what leads back to it, which as a line of
     * its own would lie under the words of another one.
     *
     * @param sign behind the name
     */
    static String label(Node node, String sign) {
        List<String> lines = new ArrayList<>(List.of(node.name() + sign));
        lines.add(remark(node));
        node.accept(LEAVING).stream().filter(Arrow::isLoop).map(Arrow::label).forEach(lines::add);
        return lines.stream()
                .filter(line -> !line.isEmpty())
                .map(Mermaid::escaped)
                .collect(Collectors.joining(Mermaid.LINE_BREAK));
    }

    /** The type of a node and its ids, for the colours of a type. */
    Map<String, List<String>> idsByType() {
        Map<String, List<String>> byType = new LinkedHashMap<>();
        for (Node node : nodes) {
            byType.computeIfAbsent(node.type(), type -> new ArrayList<>()).add(id(node.name()));
        }
        return byType;
    }

    /** What is written on a node besides its name; empty if nothing is. */
    private static String remark(Node node) {
        if (node instanceof End end) {
            String outcome = end.outcome().equals(end.name()) ? "" : end.outcome();
            return end.then()
                    .map(then -> (outcome.isEmpty() ? "" : outcome + " / ") + "then " + then.flow())
                    .orElse(outcome);
        }
        return node instanceof SubFlow sub ? "flow " + sub.flow() : "";
    }

    private static String plain(String name) {
        return "n_" + name.replaceAll("[^A-Za-z0-9_]", "_");
    }

    private static String free(String wanted, Set<String> taken) {
        String id = wanted;
        // Letters of either case alone: some renderers do not tell them apart.
        for (int number = 2; !taken.add(id.toLowerCase(Locale.ROOT)); number++) {
            id = wanted + "_" + number;
        }
        return id;
    }
}
