package ghanti.flow;

import java.util.List;

/**
 * Ends the conversation.
 *
 * @param outcome the flow's own word for what came of the call
 * @param prompt the closing words
 */
public record End(String name, String outcome, Prompt prompt) implements Node {

    @Override
    public String type() {
        return "end";
    }

    @Override
    public List<Edge> edges() {
        return List.of();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.end(this);
    }
}
