package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Keyed;
import ghanti.flow.Problem;
import java.util.function.Consumer;

/** A callee keeps no more than five keys in mind. */
final class ManyKeys implements Rule {

    private static final int MOST_KEYS = 5;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof Keyed keyed && keyed.keys().size() > MOST_KEYS) {
                problems.accept(file.warning(
                        "\"" + node.name() + "\" has " + keyed.keys().size() + " keys, more than the " + MOST_KEYS
                                + " that a callee keeps in mind; ask in two questions",
                        Paths.at(node.name(), "keys")));
            }
        });
    }
}
