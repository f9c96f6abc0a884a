package ghanti.flow.check;

import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import ghanti.flow.Variable;
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
import org.jspecify.annotations.Nullable;

/** The ways from node to node of one flow, and what is known after each. */
final class Ways {

    private final Flow flow;
    private final Map<String, List<Way>> from = new LinkedHashMap<>();

    /**
     * A way from a node to the next.
     *
     * @param sets the answers that have a value after it
     */
    record Way(String to, Set<String> sets) {}

    Ways(Flow flow) {
        this.flow = flow;
        flow.nodes().values().forEach(node -> from.put(node.name(), of(node)));
    }

    private static List<Way> of(Node node) {
        if (node instanceof Digits digits) {
            return List.of(
                    way(digits.go(), List.of(digits.into())),
                    way(digits.asking().exhausted(), List.of()));
        }
        if (node instanceof Fetch fetch) {
            return List.of(way(fetch.go(), fetch.into()), way(fetch.failed(), List.of()));
        }
        List<Way> ways = new ArrayList<>();
        for (Edge edge : node.edges()) {
            // A repeated question is where it was.
            if (!edge.repeats()) {
                ways.add(way(edge, List.of()));
            }
        }
        return ways;
    }

    private static Way way(Edge edge, List<Variable> into) {
        Set<String> sets = new LinkedHashSet<>(edge.set().keySet());
        into.forEach(variable -> sets.add(variable.name()));
        return new Way(edge.to(), sets);
    }

    /** Whether any way at all gives that answer a value. */
    boolean set(String answer) {
        return from.values().stream()
                .flatMap(List::stream)
                .anyMatch(way -> way.sets().contains(answer));
    }

    /** Every node that can be reached from the start, with the node before it; the start has none. */
    Map<String, @Nullable String> reached() {
        return reached(way -> true);
    }

    /** The same on ways that give an answer no value. */
    Map<String, @Nullable String> reachedWithout(String answer) {
        return reached(way -> !way.sets().contains(answer));
    }

    private Map<String, @Nullable String> reached(Predicate<Way> open) {
        Map<String, @Nullable String> before = new HashMap<>();
        before.put(flow.start(), null);
        Deque<String> waiting = new ArrayDeque<>(List.of(flow.start()));
        while (!waiting.isEmpty()) {
            String here = waiting.remove();
            for (Way way : from.getOrDefault(here, List.of())) {
                if (!before.containsKey(way.to()) && open.test(way)) {
                    before.put(way.to(), here);
                    waiting.add(way.to());
                }
            }
        }
        return before;
    }

    /** The names on the way to a node, from what {@link #reached} gives. */
    static List<String> to(String node, Map<String, @Nullable String> before) {
        Deque<String> names = new ArrayDeque<>();
        String here = node;
        while (here != null) {
            names.addFirst(here);
            here = before.get(here);
        }
        return List.copyOf(names);
    }
}
