package ghanti.flow;

import java.util.ArrayList;
import java.util.List;

/** The words of a prompt in one language: fixed pieces and values in turn. */
public record Text(List<Piece> pieces) {

    /** A part of a text. */
    public sealed interface Piece permits Fixed, Value {}

    /** Words that never change. */
    public record Fixed(String words) implements Piece {}

    /** A variable, spoken as {@code format} says. */
    public record Value(String name, InputType format) implements Piece {}

    public Text {
        pieces = List.copyOf(pieces);
    }

    /** The variables this text speaks, in order. */
    public List<Value> values() {
        List<Value> values = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Value value) {
                values.add(value);
            }
        }
        return values;
    }
}
