package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.Question;
import java.util.function.Consumer;

/** Asked the same once more without a word, people think that the line is broken. */
final class NoWordsForSilence implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof Question question
                    && question.asking().noInput().isEmpty()
                    && question.asking().attempts() > 1) {
                problems.accept(file.warning(
                        "\"" + node.name() + "\" has no words for silence; add no_input: {prompt: …}, which is said"
                                + " before asking again",
                        Paths.at(node.name())));
            }
        });
    }
}
