package ghanti.exotel.dashboard;

import ghanti.flow.Edge;
import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import ghanti.flow.Question;
import ghanti.flow.SwitchNames;
import ghanti.flow.Transfer;
import ghanti.flow.Turns;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What of a flow can come before and after a transfer, whose Connect stands between two chains of Gathers. */
final class Reach {

    private final Flow flow;
    private final Set<Transfer> transfers = new LinkedHashSet<>();

    /** @param flow with the flows it holds inside it */
    Reach(Flow flow) {
        this.flow = flow;
        for (String name : from(List.of(flow.start()))) {
            if (flow.node(name) instanceof Transfer transfer) {
                transfers.add(transfer);
            }
        }
    }

    boolean hasTransfer() {
        return !transfers.isEmpty();
    }

    /** The names of the transfers a call can come to. */
    List<String> transfers() {
        return transfers.stream().map(Transfer::name).toList();
    }

    /** Whether a call can come to a transfer after a transfer. */
    boolean transfersAgain() {
        return from(afterTransfer()).stream().anyMatch(name -> flow.node(name) instanceof Transfer);
    }

    /** Turns until the first transfer or the end. */
    int turnsBefore() {
        return Turns.most(startingAt(flow.start()));
    }

    /** Turns between a transfer and the next one or the end. */
    int turnsAfter() {
        return afterTransfer().stream()
                .mapToInt(start -> Turns.most(startingAt(start)))
                .max()
                .orElse(0);
    }

    /** The words a SwitchCase can hear at the end: the flow's own, and ours. */
    Set<String> ends() {
        return SwitchNames.ends(flow);
    }

    List<String> questions() {
        return flow.nodes().values().stream()
                .filter(Question.class::isInstance)
                .map(Node::name)
                .toList();
    }

    private List<String> afterTransfer() {
        List<String> after = new ArrayList<>();
        for (Transfer transfer : transfers) {
            transfer.edges().stream().filter(edge -> !edge.repeats()).forEach(edge -> after.add(edge.to()));
        }
        return after;
    }

    /** The flow with another start, which ends where it would transfer. */
    private Flow startingAt(String start) {
        Map<String, Node> nodes = new LinkedHashMap<>();
        flow.nodes()
                .forEach((name, node) -> nodes.put(
                        name,
                        node instanceof Transfer
                                ? new End(name, "transferred", Optional.empty(), Optional.empty())
                                : node));
        return flow.startingAt(start, nodes);
    }

    private Set<String> from(List<String> starts) {
        Set<String> seen = new LinkedHashSet<>(starts);
        Deque<String> waiting = new ArrayDeque<>(starts);
        while (!waiting.isEmpty()) {
            for (Edge edge : flow.node(waiting.pop()).edges()) {
                if (!edge.repeats() && seen.add(edge.to())) {
                    waiting.add(edge.to());
                }
            }
        }
        return seen;
    }
}
