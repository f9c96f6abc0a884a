package ghanti.flow.check;

import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Question;
import ghanti.flow.SubFlow;
import ghanti.flow.Transfer;
import java.util.Set;
import java.util.function.Consumer;

/** Questions that only lead to each other keep a callee who answers, and one who does not, until somebody hangs up. */
final class NoWayOut implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Set<String> canEnd = Steps.to(linked, NoWayOut::ends).keySet();
        Steps.from(linked, linked.start()).stream()
                .filter(name -> !canEnd.contains(name) && file.flow().nodes().containsKey(name))
                .findFirst()
                // A circle that asks nothing is another rule's affair.
                .filter(name -> Steps.from(linked, name).stream()
                        .map(linked::node)
                        .anyMatch(node -> node instanceof Question || node instanceof Transfer))
                .ifPresent(name -> problems.accept(file.warning(
                        "no way leads from \"" + name + "\" to an end, so that a call goes on until somebody hangs up;"
                                + " lead an edge to an end",
                        Paths.at(name))));
    }

    private static boolean ends(Node node) {
        // A flow that could not be put here may lead anywhere.
        return node instanceof End || (node instanceof SubFlow sub && sub.body().isEmpty());
    }
}
