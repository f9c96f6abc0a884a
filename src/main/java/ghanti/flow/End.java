package ghanti.flow;

import java.util.List;
import java.util.Optional;

/**
 * Ends the conversation.
 *
 * @param outcome the flow's own word for what came of the call: small letters, digits and {@code _}
 * @param prompt the closing words; without any the flow says goodbye
 * @param then a call to the same number that follows from it
 */
public record End(String name, String outcome, Optional<Prompt> prompt, Optional<FollowUp> then) implements Node {

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
