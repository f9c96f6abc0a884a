package ghanti.flow.check;

import ghanti.flow.Components;
import ghanti.flow.Edge;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Question;
import ghanti.flow.SubFlow;
import ghanti.flow.Transfer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A circle without a question or a transfer would go round until the engine gives up. */
final class SilentLoop implements Rule {

    private static final int MOST_SHOWN = 6;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        for (List<String> circle : Components.of(linked.nodes().keySet(), name -> silently(linked, name))) {
            if (circle.size() > 1 || silently(linked, circle.get(0)).contains(circle.get(0))) {
                tell(file, Set.copyOf(circle), problems);
            }
        }
    }

    private static void tell(FlowFile file, Set<String> circle, Consumer<Problem> problems) {
        // What goes round inside a flow that is held here is told where that flow is checked.
        List<String> own =
                file.flow().nodes().keySet().stream().filter(circle::contains).toList();
        if (!own.isEmpty()) {
            problems.accept(file.error(sentence(own), Paths.at(own.get(0))));
        }
    }

    private static Set<String> silently(Flow flow, String name) {
        Set<String> next = new LinkedHashSet<>();
        if (!waits(flow.node(name))) {
            for (Edge edge : flow.node(name).edges()) {
                if (!waits(flow.node(edge.to()))) {
                    next.add(edge.to());
                }
            }
        }
        return next;
    }

    private static boolean waits(Node node) {
        // A flow that could not be put here may well ask.
        return node instanceof Question
                || node instanceof Transfer
                || (node instanceof SubFlow sub && sub.body().isEmpty());
    }

    private static String sentence(List<String> circle) {
        String others = String.join(", ", circle.subList(1, Math.min(circle.size(), MOST_SHOWN)));
        return "\"" + circle.get(0) + "\" leads back to itself" + (others.isEmpty() ? "" : " through " + others)
                + " and nothing is asked on the way, so a call could go round for ever; put a question on the way or lead it to"
                + " another node";
    }
}
