package ghanti.flow;

import java.util.List;
import java.util.Optional;

/**
 * Connects the callee to somebody else.
 *
 * @param to the number such as {@code +919876543210}, mostly a value such as {@code {desk_number}}
 * @param prompt said before it rings there
 * @param answered taken after that conversation
 * @param failed taken if nobody picked up
 */
public record Transfer(String name, Text to, Optional<Prompt> prompt, Edge answered, Edge failed) implements Node {

    @Override
    public String type() {
        return "transfer";
    }

    @Override
    public List<Edge> edges() {
        return List.of(answered, failed);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.transfer(this);
    }
}
