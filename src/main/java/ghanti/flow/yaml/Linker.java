package ghanti.flow.yaml;

import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Return;
import ghanti.flow.Spelling;
import ghanti.flow.SubFlow;
import ghanti.flow.Variable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Puts the flows that a flow holds into it: their nodes and values get the node's name and {@code /} in front, their ends lead
 * on. So a linked flow needs no other one to run, and its version covers all of it.
 */
final class Linker {

    private static final int DEEPEST = 5;
    private static final int MOST_NODES = 2000;

    private final Map<String, FlowFile> files;
    private final Set<String> known;
    private final List<Problem> problems;
    private int taken;
    private boolean hidden;

    /**
     * @param known names of all flows, also of those of which nothing could be read
     * @param problems takes what is wrong between flows
     */
    Linker(Map<String, FlowFile> files, Set<String> known, List<Problem> problems) {
        this.files = files;
        this.known = known;
        this.problems = problems;
    }

    /** The flow with all others inside it; empty if one of them is missing, unreadable or leads back into itself. */
    Optional<Flow> link(FlowFile file) {
        Flow flow = file.flow();
        if (flow.nodes().values().stream().noneMatch(SubFlow.class::isInstance)) {
            return Optional.of(flow);
        }
        int before = problems.size();
        Map<String, Node> nodes = new LinkedHashMap<>();
        Set<String> versions = new TreeSet<>();
        inline(file, "", new LinkedHashSet<>(List.of(flow.name())), nodes, versions);
        if (taken > MOST_NODES) {
            problems.add(
                    file.error("with the flows inside it this flow has more than " + MOST_NODES + " nodes", "nodes"));
        }
        if (problems.size() > before || hidden) {
            return Optional.empty();
        }
        return Optional.of(flow.linked(ContentHash.of(flow.version() + versions), nodes));
    }

    private void inline(
            FlowFile file, String prefix, Set<String> within, Map<String, Node> nodes, Set<String> versions) {
        for (Node node : file.flow().nodes().values()) {
            // Flows that hold flows that hold flows grow without bounds: this is told once, by the outermost one.
            taken++;
            if (taken > MOST_NODES) {
                return;
            }
            Node renamed = prefix.isEmpty() ? node : node.accept(new Renaming(prefix));
            // What could not be read may hold anything.
            if (renamed instanceof SubFlow sub && !sub.flow().equals(Edge.UNREAD)) {
                inline(file, (SubFlow) node, sub, within, nodes, versions);
            } else {
                nodes.put(renamed.name(), renamed);
            }
        }
    }

    private void inline(
            FlowFile file,
            SubFlow written,
            SubFlow sub,
            Set<String> within,
            Map<String, Node> nodes,
            Set<String> versions) {
        FlowFile inner = files.get(sub.flow());
        if (!fits(file, written, inner, within) || inner == null) {
            return;
        }
        versions.add(inner.flow().version());
        String prefix = sub.name() + "/";
        Map<String, Variable> variables = new LinkedHashMap<>();
        inner.flow().inputs().forEach((name, variable) -> variables.put(name, Renaming.variable(prefix, variable)));
        nodes.put(
                sub.name(),
                new SubFlow(
                        sub.name(),
                        sub.flow(),
                        sub.inputs(),
                        sub.outcomes(),
                        Optional.of(new SubFlow.Body(
                                Edge.to(prefix + inner.flow().start()),
                                variables,
                                inner.flow().languages()))));
        Set<String> deeper = new LinkedHashSet<>(within);
        deeper.add(sub.flow());
        Map<String, Node> body = new LinkedHashMap<>();
        inline(inner, prefix, deeper, body, versions);
        body.replaceAll((name, node) -> leaving(node, sub));
        nodes.putAll(body);
    }

    /** An end leads on; only one whose outcome could not be read stays an end. */
    private static Node leaving(Node node, SubFlow sub) {
        Edge go = node instanceof End end ? sub.outcomes().get(end.outcome()) : null;
        return go != null && node instanceof End end ? new Return(end.name(), end.outcome(), end.prompt(), go) : node;
    }

    /** Whether the inner flow can stand there; every misfit is a problem at the node that names it. */
    private boolean fits(FlowFile file, SubFlow node, @Nullable FlowFile inner, Set<String> within) {
        int before = problems.size();
        if (inner == null && known.contains(node.flow())) {
            hidden = true;
        } else if (inner == null) {
            problems.add(file.error(
                    "there is no flow \"" + node.flow() + "\"" + Spelling.suggestion(node.flow(), known),
                    "nodes",
                    node.name(),
                    "flow"));
        } else if (within.contains(node.flow())) {
            problems.add(file.error(
                    "flow \"" + node.flow() + "\" would be inside itself (" + String.join(" in ", within) + ")",
                    "nodes",
                    node.name(),
                    "flow"));
        } else if (within.size() > DEEPEST) {
            problems.add(
                    file.error("flows may be " + DEEPEST + " deep inside each other", "nodes", node.name(), "flow"));
        } else {
            checkInputs(file, node, inner.flow());
            checkOutcomes(file, node, inner.flow());
        }
        return problems.size() == before;
    }

    private void checkInputs(FlowFile file, SubFlow node, Flow inner) {
        for (Variable input : inner.inputs().values()) {
            if (!input.optional()
                    && !node.inputs().containsKey(Edge.UNREAD)
                    && !node.inputs().containsKey(input.name())) {
                problems.add(file.error(
                        "flow \"" + inner.name() + "\" needs the input \"" + input.name() + "\"",
                        "nodes",
                        node.name()));
            }
        }
        for (String name : node.inputs().keySet()) {
            if (!name.equals(Edge.UNREAD) && !inner.inputs().containsKey(name)) {
                problems.add(file.error(
                        "\"" + name + "\" is no input of flow \"" + inner.name() + "\""
                                + Spelling.suggestion(name, inner.inputs().keySet()),
                        "nodes",
                        node.name(),
                        "inputs",
                        name));
            }
        }
    }

    private void checkOutcomes(FlowFile file, SubFlow node, Flow inner) {
        Set<String> outcomes = new LinkedHashSet<>();
        boolean mayEndOtherwise = false;
        for (Node one : inner.nodes().values()) {
            if (one instanceof End end) {
                outcomes.add(end.outcome());
            }
            mayEndOtherwise |= one instanceof SubFlow sub && sub.flow().equals(Edge.UNREAD);
        }
        mayEndOtherwise |= outcomes.remove(Edge.UNREAD);
        for (String outcome : outcomes) {
            if (!node.outcomes().containsKey(outcome) && !node.outcomes().containsKey(Edge.UNREAD)) {
                problems.add(file.error(
                        "flow \"" + inner.name() + "\" can end as \"" + outcome + "\", which has no edge under"
                                + " \"outcomes:\"",
                        "nodes",
                        node.name(),
                        "outcomes"));
            }
        }
        for (String outcome : node.outcomes().keySet()) {
            if (!outcomes.contains(outcome) && !mayEndOtherwise && !outcome.equals(Edge.UNREAD)) {
                problems.add(file.error(
                        "flow \"" + inner.name() + "\" never ends as \"" + outcome + "\""
                                + Spelling.suggestion(outcome, outcomes),
                        "nodes",
                        node.name(),
                        "outcomes",
                        outcome));
            }
        }
    }
}
