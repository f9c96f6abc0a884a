package ghanti.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that was put to the callee.
 *
 * @param turn position in the dashboard's chain, 1 upward
 * @param node the question's name
 * @param digits what was pressed, or which key was meant by what was said; empty after silence, null while unanswered
 * @param said what was heard of the callee on a stream, empty after silence there; null where keys were pressed or not asked for by a
 *     stream
 */
public record AskedTurn(
        int turn,
        String node,
        Ask ask,
        Instant at,
        @Nullable String digits,
        @Nullable Instant answeredAt,
        @Nullable String said) {

    /** True while nobody has told us what was pressed. */
    boolean isOpen() {
        return digits == null;
    }

    /** The same question, put once more. */
    AskedTurn again(Instant when) {
        return new AskedTurn(turn, node, ask, when, digits, answeredAt, said);
    }

    AskedTurn answered(String pressed, Instant when) {
        return new AskedTurn(turn, node, ask, at, pressed, when, null);
    }

    AskedTurn answered(StreamInput answer, Instant when) {
        boolean onlyKeys = answer.said().isEmpty() && !answer.digits().isEmpty();
        return new AskedTurn(turn, node, ask, at, answer.digits(), when, onlyKeys ? null : answer.said());
    }
}
