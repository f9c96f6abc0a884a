package ghanti.flow.check;

import ghanti.flow.Digits;
import ghanti.flow.Edge;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import ghanti.flow.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The ways from node to node of one flow, and which answers have a value after each. */
final class Ways {

    private final List<String> names;
    private final List<List<Way>> from = new ArrayList<>();
    private final Set<String> set = new HashSet<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int start;

    /**
     * A way from a node.
     *
     * @param to the next node's number
     * @param sets the answers that have a value after it
     */
    private record Way(int to, Set<String> sets) {}

    Ways(Flow flow) {
        names = List.copyOf(flow.nodes().keySet());
        names.forEach(name -> numbers.put(name, numbers.size()));
        flow.nodes().values().forEach(node -> from.add(of(node)));
        from.forEach(ways -> ways.forEach(way -> set.addAll(way.sets())));
        start = number(flow.start());
    }

    private int number(String name) {
        return numbers.getOrDefault(name, 0);
    }

    private List<Way> of(Node node) {
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

    private Way way(Edge edge, List<Variable> into) {
        Set<String> sets = new LinkedHashSet<>(edge.set().keySet());
        into.forEach(variable -> sets.add(variable.name()));
        return new Way(number(edge.to()), sets);
    }

    /** Whether any way at all gives that answer a value. */
    boolean set(String answer) {
        return set.contains(answer) || set.contains(Edge.UNREAD);
    }

    /** Every node that can be reached from the start. */
    Reached reached() {
        return reached(way -> true);
    }

    /** The same on ways that give an answer no value. */
    Reached reachedWithout(String answer) {
        return reached(way -> !way.sets().contains(answer) && !way.sets().contains(Edge.UNREAD));
    }

    private Reached reached(Predicate<Way> open) {
        int[] before = new int[names.size()];
        Arrays.fill(before, Reached.NEVER);
        before[start] = start;
        Deque<Integer> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            int here = waiting.remove();
            for (Way way : from.get(here)) {
                if (before[way.to()] == Reached.NEVER && open.test(way)) {
                    before[way.to()] = here;
                    waiting.add(way.to());
                }
            }
        }
        return new Reached(before);
    }

    /** The nodes that can be reached, and how. */
    final class Reached {

        private static final int NEVER = -1;

        /** By number the node before each one; the start is before itself. */
        private final int[] before;

        private Reached(int[] before) {
            this.before = before;
        }

        boolean contains(String node) {
            return before[number(node)] != NEVER;
        }

        /** The names on a way to a node, from the start. */
        List<String> wayTo(String node) {
            Deque<String> way = new ArrayDeque<>();
            int here = number(node);
            while (here != start) {
                way.addFirst(names.get(here));
                here = before[here];
            }
            way.addFirst(names.get(start));
            return List.copyOf(way);
        }
    }
}
