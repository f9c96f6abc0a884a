package ghanti.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A declared input or answer.
 *
 * @param type how its values look and how they are said
 * @param optional whether a call may leave an input out; else false. Always true for answers
 */
public record Variable(String name, InputType type, boolean optional) {

    /** The number of the attempt, 1 upward: every flow has it without declaring it. */
    public static final Variable ATTEMPT = new Variable("attempt", InputType.NUMBER, false);

    /** The value of that name in a call, if it has one. A call that was not told which attempt it is is the first. */
    public static @Nullable Object value(String name, Map<String, Object> values) {
        Object value = values.get(name);
        return value == null && isAttempt(name) ? (Object) 1L : value;
    }

    /** Whether it is the number of the attempt, which is the same in a flow inside another one. */
    public static boolean isAttempt(String name) {
        return name.equals(ATTEMPT.name());
    }
}
