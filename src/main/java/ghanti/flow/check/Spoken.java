package ghanti.flow.check;

import ghanti.flow.Asking;
import ghanti.flow.End;
import ghanti.flow.Node;
import ghanti.flow.Prompt;
import ghanti.flow.Question;
import ghanti.flow.Return;
import ghanti.flow.Say;
import ghanti.flow.Transfer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A prompt of a node.
 *
 * @param path to the prompt in the file
 */
record Spoken(Prompt prompt, List<String> path) {

    /** Everything a node can say, in the order in which authors write it. */
    static List<Spoken> by(Node node) {
        List<Spoken> spoken = new ArrayList<>();
        if (node instanceof Question question) {
            Asking asking = question.asking();
            add(Optional.of(asking.prompt()), spoken, node.name(), "prompt");
            add(asking.noInput(), spoken, node.name(), "no_input", "prompt");
            add(asking.invalid(), spoken, node.name(), "invalid", "prompt");
        } else if (node instanceof Say say) {
            add(Optional.of(say.prompt()), spoken, node.name(), "prompt");
        } else if (node instanceof Transfer transfer) {
            add(transfer.prompt(), spoken, node.name(), "prompt");
        } else if (node instanceof End end) {
            add(end.prompt(), spoken, node.name(), "prompt");
        } else if (node instanceof Return leave) {
            add(leave.prompt(), spoken, node.name(), "prompt");
        }
        return spoken;
    }

    private static void add(Optional<Prompt> prompt, List<Spoken> spoken, String... path) {
        prompt.ifPresent(words -> spoken.add(new Spoken(words, Paths.of(path))));
    }

    /** What authors call it, such as {@code "no_input" of "greeting"}. */
    String title() {
        return "\"" + path.get(2) + "\" of \"" + path.get(1) + "\"";
    }
}
