package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Question;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Some Exotel accounts refuse to wait longer, see docs/exotel-protocol.md on Gather. */
final class LongTimeout implements Rule {

    private static final Duration MOST = Duration.ofSeconds(8);

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        // Of one timeout in the defaults each question knows, but it is told once.
        Set<Problem> found = new LinkedHashSet<>();
        for (Node node : file.flow().nodes().values()) {
            if (node instanceof Question question && question.asking().timeout().compareTo(MOST) > 0) {
                List<String> own = Paths.of(node.name(), "timeout");
                String[] path = Paths.isWritten(file, own) ? Paths.array(own) : new String[] {"defaults", "timeout"};
                found.add(file.warning(
                        "a timeout above " + MOST.toSeconds() + "s is refused by some Exotel accounts; write "
                                + MOST.toSeconds() + "s or less",
                        path));
            }
        }
        found.forEach(problems);
    }
}
