package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.Question;
import ghanti.flow.SwitchNames;
import java.util.Set;
import java.util.function.Consumer;

/** A SwitchCase that takes a question for an end cuts a call off in the middle. */
final class SharedName implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Set<String> outcomes = SwitchNames.outcomes(file.flow());
        SwitchNames.shared(file.flow()).forEach((name, node) -> {
            String what = node instanceof Question ? "question" : "transfer";
            problems.accept(file.warning(
                    outcomes.contains(name)
                            ? "\"" + name + "\" is a " + what + " and an outcome, which a SwitchCase cannot tell apart;"
                                    + " rename one of them"
                            : "\"" + name + "\" is a " + what + ", and what a SwitchCase is told of a call that"
                                    + " comes to no end of its flow; rename the " + what,
                    Paths.at(name)));
        });
    }
}
