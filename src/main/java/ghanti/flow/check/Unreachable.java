package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.check.Ways.Reached;
import java.util.List;
import java.util.function.Consumer;

/** A node that no call comes to is most often an edge that was forgotten. */
final class Unreachable implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Reached reached = new Ways(file.flow()).reached();
        for (String name : file.flow().nodes().keySet()) {
            // The end that a question has without naming it stands in no file.
            if (!reached.contains(name) && Paths.isWritten(file, List.of("nodes", name))) {
                problems.accept(file.warning(
                        "no way from the start leads to \"" + name + "\"; lead an edge there or take it out",
                        Paths.at(name)));
            }
        }
    }
}
