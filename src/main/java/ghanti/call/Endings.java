package ghanti.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How calls went, counted. Each method is one transaction. */
public interface Endings {

    /**
     * A way through a flow and its end, and how many calls went it.
     *
     * @param nodes asked in this order, repeats in a row left out, and last the node reached; empty if nobody answered
     */
    record Way(List<String> nodes, String outcome, long calls) {
        public Way {
            nodes = List.copyOf(nodes);
        }
    }

    /**
     * The ways of a flow's calls.
     *
     * @param version of the flow, or null for all
     * @param since ended at or after
     * @param until ended before
     */
    List<Way> ways(String flow, @Nullable String version, Instant since, Instant until);

    /** The nodes of a call that has ended. */
    static List<String> nodes(Call call) {
        List<String> nodes = new ArrayList<>();
        for (AskedTurn turn : call.turns()) {
            add(nodes, turn.node());
        }
        String node = call.node();
        if (node != null) {
            add(nodes, node);
        }
        return nodes;
    }

    private static void add(List<String> nodes, String node) {
        if (nodes.isEmpty() || !nodes.get(nodes.size() - 1).equals(node)) {
            nodes.add(node);
        }
    }
}
