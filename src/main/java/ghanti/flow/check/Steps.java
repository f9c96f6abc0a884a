package ghanti.flow.check;

import ghanti.flow.Edge;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** How many steps it is from node to node. */
final class Steps {

    private Steps() {}

    /** Every node that can be reached from one, the nearest first, itself before all others. */
    static Set<String> from(Flow flow, String start) {
        Set<String> reached = new LinkedHashSet<>(List.of(start));
        Deque<String> waiting = new ArrayDeque<>(reached);
        while (!waiting.isEmpty()) {
            for (String to : next(flow.node(waiting.remove()))) {
                if (reached.add(to)) {
                    waiting.add(to);
                }
            }
        }
        return reached;
    }

    /** The fewest steps from each node to one of some; those from which none can be reached are missing. */
    static Map<String, Integer> to(Flow flow, Predicate<Node> isGoal) {
        Map<String, List<String>> before = new HashMap<>();
        Map<String, Integer> steps = new LinkedHashMap<>();
        flow.nodes().forEach((name, node) -> {
            next(node)
                    .forEach(to ->
                            before.computeIfAbsent(to, any -> new ArrayList<>()).add(name));
            if (isGoal.test(node)) {
                steps.put(name, 0);
            }
        });
        Deque<String> waiting = new ArrayDeque<>(steps.keySet());
        while (!waiting.isEmpty()) {
            String here = waiting.remove();
            int one = steps.getOrDefault(here, 0) + 1;
            for (String earlier : before.getOrDefault(here, List.of())) {
                if (steps.putIfAbsent(earlier, one) == null) {
                    waiting.add(earlier);
                }
            }
        }
        return steps;
    }

    /** Where a node leads; a repeated question is where it was. */
    static List<String> next(Node node) {
        return node.edges().stream()
                .filter(edge -> !edge.repeats())
                .map(Edge::to)
                .toList();
    }
}
