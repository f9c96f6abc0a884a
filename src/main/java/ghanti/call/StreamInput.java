package ghanti.call;

import ghanti.engine.Input;
import java.time.Instant;

/**
 * What a callee did about a question on a stream.
 *
 * @param said what was heard of them, or empty; cut to {@link #MOST_CHARACTERS}
 * @param asked when the question was put, by which it is known
 */
public record StreamInput(Input input, String said, Instant asked) {

    /** As much of what was said is kept with the call. */
    public static final int MOST_CHARACTERS = 200;

    public StreamInput {
        said = said.length() > MOST_CHARACTERS ? said.substring(0, MOST_CHARACTERS) : said;
    }

    /** What was pressed. */
    String digits() {
        return input instanceof Input.Keys keys ? keys.digits() : "";
    }
}
