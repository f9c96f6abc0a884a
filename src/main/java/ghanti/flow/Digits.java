package ghanti.flow;

import java.util.List;
import java.util.Optional;

/**
 * Asks for several keys and keeps them in an answer.
 *
 * @param into the answer that takes them, of any type but {@code date}, {@code time}, {@code boolean} and {@code items}, which
 *     keys cannot write
 * @param minLength the fewest keys of a valid answer, 1 upward
 * @param maxLength the most keys of a valid answer, up to 20
 * @param finishOn the key that ends an answer which could go on; needed where the length varies
 * @param valid where it is false, the answer is an invalid one
 * @param go where a valid answer leads
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
