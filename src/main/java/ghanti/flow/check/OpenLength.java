package ghanti.flow.check;

import ghanti.flow.Digits;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import java.util.function.Consumer;

/** Where the number of keys varies, the callee must be able to say that it was the last. */
final class OpenLength implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof Digits digits
                    && digits.minLength() != digits.maxLength()
                    && digits.finishOn().isEmpty()) {
                problems.accept(file.error(
                        "the length " + digits.minLength() + ".." + digits.maxLength() + " varies, so that nobody knows"
                                + " which key is the last; add finish_on: \"#\" and say so in the prompt",
                        Paths.at(node.name(), "length")));
            }
        });
    }
}
