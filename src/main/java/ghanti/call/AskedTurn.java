package ghanti.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question that was put to the callee.
 *
 * @param turn position in the dashboard's chain, 1 upward
 * @param node the question's name
 * @param digits what was pressed, empty after silence, null while unanswered
 */
public record AskedTurn(
        int turn,
        String node,
        Ask ask,
        Instant at,
        @Nullable String digits,
        @Nullable Instant answeredAt) {

    /** True while nobody has told us what was pressed. */
    boolean isOpen() {
        return digits == null;
    }

    AskedTurn answered(String pressed, Instant when) {
        return new AskedTurn(turn, node, ask, at, pressed, when);
    }
}
