package ghanti.flow.check;

import ghanti.flow.Edge;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.check.Ways.Reached;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A node that no call comes to is most often an edge that was forgotten. */
final class Unreachable implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Flow flow = file.flow();
        Reached reached = new Ways(flow).reached();
        // An edge that could not be read may lead anywhere. Then only what no other edge leads to is surely left out.
        Set<String> doubtful = flow.nodes().containsKey(Edge.UNREAD) ? targets(flow) : Set.of();
        for (String name : flow.nodes().keySet()) {
            // The end that a question has without naming it stands in no file.
            if (!reached.contains(name) && !doubtful.contains(name) && Paths.isWritten(file, List.of("nodes", name))) {
                problems.accept(file.warning(
                        "no way from the start leads to \"" + name + "\"; lead an edge there or take it out",
                        Paths.at(name)));
            }
        }
    }

    private static Set<String> targets(Flow flow) {
        return flow.nodes().values().stream()
                .flatMap(node -> node.edges().stream().map(Edge::to).filter(to -> !to.equals(node.name())))
                .collect(Collectors.toSet());
    }
}
