package ghanti.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The strongly connected components of a graph: each is one node, or nodes that all lead to each other. Tarjan's algorithm
 * without recursion, since a file may hold a chain longer than a stack is deep.
 */
public final class Components {

    private final Function<String, Collection<String>> next;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> lows = new HashMap<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> isOpen = new HashSet<>();
    private final List<List<String>> found = new ArrayList<>();

    /** A node whose ways on are being walked. */
    private record Step(String node, Iterator<String> rest) {}

    private Components(Function<String, Collection<String>> next) {
        this.next = next;
    }

    /**
     * The components of all that can be reached from some nodes, each after those that it leads to.
     *
     * @param next where each node leads
     */
    public static List<List<String>> of(Collection<String> nodes, Function<String, Collection<String>> next) {
        Components components = new Components(next);
        nodes.forEach(components::walk);
        return components.found;
    }

    private void walk(String from) {
        if (numbers.containsKey(from)) {
            return;
        }
        Deque<Step> path = new ArrayDeque<>(List.of(enter(from)));
        while (!path.isEmpty()) {
            Step step = path.element();
            if (step.rest().hasNext()) {
                String to = step.rest().next();
                if (!numbers.containsKey(to)) {
                    path.push(enter(to));
                } else if (isOpen.contains(to)) {
                    lows.merge(step.node(), numbers.getOrDefault(to, 0), Math::min);
                }
            } else {
                path.pop();
                close(step.node());
                if (!path.isEmpty()) {
                    lows.merge(path.element().node(), lows.getOrDefault(step.node(), 0), Math::min);
                }
            }
        }
    }

    private Step enter(String node) {
        numbers.put(node, numbers.size());
        lows.put(node, numbers.size() - 1);
        open.push(node);
        isOpen.add(node);
        return new Step(node, next.apply(node).iterator());
    }

    private void close(String node) {
        if (!numbers.getOrDefault(node, 0).equals(lows.getOrDefault(node, 0))) {
            return;
        }
        List<String> component = new ArrayList<>();
        String last;
        do {
            last = open.pop();
            isOpen.remove(last);
            component.add(last);
        } while (!last.equals(node));
        found.add(component);
    }
}
