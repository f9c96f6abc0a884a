package ghanti.flow;

import java.util.List;

/**
 * Says something and goes on; its words come before the next question and cost no turn.
 *
 * @param prompt what is said
 * @param go what comes next
 */
public record Say(String name, Prompt prompt, Edge go) implements Node {

    @Override
    public String type() {
        return "say";
    }

    @Override
    public List<Edge> edges() {
        return List.of(go);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.say(this);
    }
}
