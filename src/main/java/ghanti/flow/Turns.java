package ghanti.flow;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many positions of a dashboard chain, a Gather with its Passthru each, a conversation can take. */
public final class Turns {

    private Turns() {}

    /**
     * The turns of the longest path. A question takes as many as it has attempts, since each invalid answer is asked about anew;
     * a transfer takes one. Of questions that lead back to each other each is counted once: nobody can say how often somebody
     * goes round, nor how often a callee wants a prompt repeated.
     *
     * @param linked a flow with the flows it holds inside it
     */
    public static int most(Flow linked) {
        Map<String, Integer> longest = new HashMap<>();
        int most = 0;
        for (List<String> component : Components.of(List.of(linked.start()), node -> next(linked, node))) {
            int own = 0;
            int after = 0;
            for (String name : component) {
                own += of(linked.node(name));
                for (String to : next(linked, name)) {
                    after = Math.max(after, longest.getOrDefault(to, 0));
                }
            }
            most = own + after;
            for (String name : component) {
                longest.put(name, most);
            }
        }
        // The start leads to all others, so its component comes last.
        return most;
    }

    private static int of(Node node) {
        if (node instanceof Question question) {
            return question.asking().attempts();
        }
        return node instanceof Transfer ? 1 : 0;
    }

    private static Collection<String> next(Flow flow, String name) {
        Set<String> next = new LinkedHashSet<>();
        for (Edge edge : flow.node(name).edges()) {
            if (!edge.repeats()) {
                next.add(edge.to());
            }
        }
        return next;
    }
}
