package ghanti.flow.check;

import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import java.util.Set;
import java.util.function.Consumer;

/** Whoever gets the results should know whether the callee said so, or the call never came to that. */
final class OwnWord implements Rule {

    /**
     * Outcomes that no flow should give a call. {@code no_response} means the same wherever it comes from; {@code cancelled} is
     * what orders are, and a call that the business cancelled has that status too, where one that came to its end is completed.
     */
    private static final Set<String> OWN = Set.of("hung_up", "no_answer", "busy", "failed", "expired");

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof End end && OWN.contains(end.outcome())) {
                problems.accept(file.warning(
                        "\"" + end.outcome()
                                + "\" is also what ghanti says of a call that came to no end of its flow, so"
                                + " that your system cannot tell the two apart by the outcome; choose another word",
                        Paths.at(end.name(), "outcome")));
            }
        });
    }
}
