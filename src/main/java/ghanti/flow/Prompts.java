package ghanti.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Everything a flow can say. */
public final class Prompts {

    private Prompts() {}

    /** Every prompt of a flow in the order of its nodes, then what is said when something is broken or a call is not needed. */
    public static List<Prompt> of(Flow flow) {
        List<Prompt> prompts = new ArrayList<>();
        for (Node node : flow.nodes().values()) {
            prompts.addAll(of(node));
            if (node instanceof End end && end.prompt().isEmpty()) {
                prompts.add(flow.goodbye());
            }
        }
        prompts.add(flow.apology());
        prompts.add(flow.cancelled());
        return prompts;
    }

    /** Whether a node has words of its own, or the flow's goodbye. */
    public static boolean speaks(Node node) {
        return node instanceof End || !of(node).isEmpty();
    }

    private static List<Prompt> of(Node node) {
        List<Prompt> prompts = new ArrayList<>();
        if (node instanceof Question question) {
            prompts.add(question.asking().prompt());
            question.asking().noInput().ifPresent(prompts::add);
            question.asking().invalid().ifPresent(prompts::add);
        } else if (node instanceof Say say) {
            prompts.add(say.prompt());
        }
        closing(node).ifPresent(prompts::add);
        return prompts;
    }

    private static Optional<Prompt> closing(Node node) {
        if (node instanceof Transfer transfer) {
            return transfer.prompt();
        }
        if (node instanceof Return leave) {
            return leave.prompt();
        }
        return node instanceof End end ? end.prompt() : Optional.empty();
    }
}
