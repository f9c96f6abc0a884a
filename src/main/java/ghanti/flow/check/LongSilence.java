package ghanti.flow.check;

import ghanti.flow.End;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Question;
import ghanti.flow.SubFlow;
import ghanti.flow.Transfer;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** So many nodes in a row that wait for nothing look like a circle, and end the call. Told where no way is shorter. */
final class LongSilence implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Map<String, Integer> steps = Steps.to(linked, LongSilence::stops);
        Set<String> found = new LinkedHashSet<>();
        for (String begin : beginnings(linked)) {
            // Where there is no stop at all it goes round in a circle, which another rule tells.
            if (steps.getOrDefault(begin, 0) >= Node.MOST_IN_A_ROW) {
                firstOwn(file.flow(), linked, begin, steps).ifPresent(found::add);
            }
        }
        found.forEach(name -> problems.accept(file.warning(
                "from \"" + name + "\" on, " + Node.MOST_IN_A_ROW + " nodes or more follow each other and nothing is"
                        + " asked, which ends the call as failed; put a question on the way or take nodes out",
                Paths.at(name))));
    }

    /** Where a turn can begin: at the start, and behind whatever waits. */
    private static Set<String> beginnings(Flow linked) {
        Set<String> beginnings = new LinkedHashSet<>();
        beginnings.add(linked.start());
        for (String name : Steps.from(linked, linked.start())) {
            if (stops(linked.node(name))) {
                beginnings.addAll(Steps.next(linked.node(name)));
            }
        }
        return beginnings;
    }

    private static boolean stops(Node node) {
        // A flow that could not be put here may well ask. Behind a fetch the engine counts anew.
        return node instanceof Question
                || node instanceof Transfer
                || node instanceof Fetch
                || node instanceof End
                || (node instanceof SubFlow sub && sub.body().isEmpty());
    }

    /** The first node of this file on the shortest way; a stretch inside a flow that is held here is told in that flow's file. */
    private static Optional<String> firstOwn(Flow own, Flow linked, String begin, Map<String, Integer> steps) {
        String here = begin;
        while (!own.nodes().containsKey(here)) {
            int fewer = steps.getOrDefault(here, 0) - 1;
            Optional<String> next = Steps.next(linked.node(here)).stream()
                    .filter(to -> steps.getOrDefault(to, -1) == fewer)
                    .findFirst();
            if (fewer < 1 || next.isEmpty()) {
                return Optional.empty();
            }
            here = next.get();
        }
        return Optional.of(here);
    }
}
