package ghanti.flow;

import java.util.List;
import java.util.Optional;

/**
 * Asks for several keys and keeps them in a variable.
 *
 * @param into the answer that takes them
 * @param minLength fewest keys of a valid answer, 1 upward
 * @param maxLength most keys of a valid answer
 * @param finishOn key that ends the answer before {@code maxLength}, or empty
 * @param valid when present and false, the answer is an invalid one
 */
public record Digits(
        String name,
        Asking asking,
        Variable into,
        int minLength,
        int maxLength,
        String finishOn,
        Optional<Condition> valid,
        Edge go)
        implements Question {

    @Override
    public String type() {
        return "digits";
    }

    @Override
    public int maxKeys() {
        return maxLength;
    }

    @Override
    public List<Edge> edges() {
        return List.of(go, asking.exhausted());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.digits(this);
    }
}
