package ghanti.engine;

import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import ghanti.flow.Prompt;
import ghanti.flow.Question;
import ghanti.flow.Return;
import ghanti.flow.Say;
import ghanti.flow.Text;
import ghanti.flow.Transfer;
import java.util.Map;

/**
 * One thing that is said: a prompt of a node, with the values it had at that moment.
 *
 * @param node the node's name
 * @param language BCP 47 tag
 * @param values the variables the prompt speaks; one that was not given is missing
 */
public record Line(String node, Part part, String language, Map<String, Object> values) {

    /** Which words of a node. */
    public enum Part {
        PROMPT,
        NO_INPUT,
        INVALID,
        APOLOGY,
        CANCELLED
    }

    /** The words with their places for values. */
    public Text text(Flow flow) {
        return prompt(flow).in(language);
    }

    /** The language the words are in, which is another than {@link #language} where that has no text. */
    public String spokenLanguage(Flow flow) {
        return prompt(flow).languageFor(language);
    }

    /** The prompt the words are from. */
    public Prompt prompt(Flow flow) {
        if (part == Part.APOLOGY) {
            return flow.apology();
        }
        if (part == Part.CANCELLED) {
            return flow.cancelled();
        }
        Node of = flow.node(node);
        if (of instanceof Question question) {
            return switch (part) {
                case NO_INPUT ->
                    question.asking().noInput().orElse(question.asking().prompt());
                case INVALID ->
                    question.asking().invalid().orElse(question.asking().prompt());
                default -> question.asking().prompt();
            };
        }
        if (of instanceof Say say) {
            return say.prompt();
        }
        if (of instanceof End end) {
            return end.prompt().orElse(flow.goodbye());
        }
        if (of instanceof Transfer transfer && transfer.prompt().isPresent()) {
            return transfer.prompt().get();
        }
        if (of instanceof Return leave && leave.prompt().isPresent()) {
            return leave.prompt().get();
        }
        throw new IllegalStateException("node " + node + " of flow " + flow.name() + " says nothing");
    }
}
