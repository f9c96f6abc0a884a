package ghanti.engine;

import ghanti.flow.InputType;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Value;
import ghanti.flow.Variable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Fills texts that are not spoken: addresses, numbers, fields. */
public final class Template {

    private Template() {}

    /** The text with its values; one that was not given is nothing. */
    public static String fill(Text text, Map<String, Object> values) {
        return fill(text, values, UnaryOperator.identity());
    }

    /** The same, each value escaped for where it stands. */
    public static String fill(Text text, Map<String, Object> values, UnaryOperator<String> escape) {
        StringBuilder filled = new StringBuilder();
        for (Piece piece : text.pieces()) {
            if (piece instanceof Fixed fixed) {
                filled.append(fixed.words());
            } else if (piece instanceof Value value) {
                Object now = Variable.value(value.name(), values);
                filled.append(now == null ? "" : escape.apply(plain(now)));
            }
        }
        return filled.toString();
    }

    /** A text that is one value alone is that value, of its own type; any other is text. */
    public static Optional<Object> value(Text text, Map<String, Object> values) {
        List<Piece> pieces = text.pieces();
        if (pieces.size() == 1 && pieces.get(0) instanceof Value value) {
            return Optional.ofNullable(Variable.value(value.name(), values));
        }
        return Optional.of(fill(text, values));
    }

    /** The value of a text as a variable of that type takes it; empty if it cannot. */
    static Optional<Object> value(Text text, Map<String, Object> values, InputType type) {
        return value(text, values).flatMap(value -> as(value, type));
    }

    /** A value as a variable of that type takes it; empty if it cannot. */
    public static Optional<Object> as(Object value, InputType type) {
        Optional<Object> as = type.read(value);
        boolean number = type == InputType.NUMBER || type == InputType.RUPEES;
        if (as.isEmpty() && number && value instanceof String digits && digits.matches("[0-9]{1,15}(\\.[0-9]{1,2})?")) {
            return type.read(new BigDecimal(digits));
        }
        return as.isEmpty() && type == InputType.TEXT ? type.read(plain(value)) : as;
    }

    private static String plain(Object value) {
        return value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
    }
}
