package ghanti.flow;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a SwitchCase is told after each turn: the name of the question or transfer reached, or the outcome once the conversation
 * is over. Names and outcomes are words of one list there, so that none may stand for two things.
 */
public final class SwitchNames {

    /** What it is told where our side could not do its work, and of a call that is no longer needed when somebody answers. */
    private static final List<String> OURS = List.of("failed", "cancelled", "expired");

    private SwitchNames() {}

    /** Everything it can be told once a conversation is over: the flow's own outcomes, and ours. */
    public static Set<String> ends(Flow flow) {
        Set<String> ends = new LinkedHashSet<>(outcomes(flow));
        ends.addAll(OURS);
        return ends;
    }

    /** The flow's own outcomes, in the order of the file. */
    public static Set<String> outcomes(Flow flow) {
        Set<String> outcomes = new LinkedHashSet<>();
        flow.nodes().values().forEach(node -> {
            if (node instanceof End end) {
                outcomes.add(end.outcome());
            }
        });
        return outcomes;
    }

    /** The questions and transfers that cannot be told apart from an end, by their names. */
    public static Map<String, Node> shared(Flow flow) {
        Set<String> ends = ends(flow);
        Map<String, Node> shared = new LinkedHashMap<>();
        flow.nodes().forEach((name, node) -> {
            if ((node instanceof Question || node instanceof Transfer) && ends.contains(name)) {
                shared.put(name, node);
            }
        });
        return shared;
    }
}
