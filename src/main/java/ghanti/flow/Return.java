package ghanti.flow;

import java.util.List;
import java.util.Optional;

/**
 * The end of a flow inside another: its words, and on with the outer one. Made when flows are linked; no author writes it.
 *
 * @param outcome the inner flow's outcome
 * @param prompt the inner end's own words, if it has any
 */
public record Return(String name, String outcome, Optional<Prompt> prompt, Edge go) implements Node {

    @Override
    public String type() {
        return "return";
    }

    @Override
    public List<Edge> edges() {
        return List.of(go);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.leave(this);
    }
}
