package ghanti.emulator;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to {@code Calls/connect.json}, refused ones included; docs/exotel-protocol.md, Outbound calls.
 *
 * @param form the fields as they came
 * @param sid the call placed for it; null if none was
 * @param at when it arrived
 * @param authorization the header as it came
 * @param status the HTTP status of the answer, sent or lost
 */
public record Dial(
        Map<String, String> form,
        @Nullable String sid,
        Instant at,
        @Nullable String authorization,
        int status) {

    /** Copies the form, in its order. */
    public Dial {
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }

    /** A field of the form, or the empty text. */
    public String field(String name) {
        return form.getOrDefault(name, "");
    }

    /** Leaves the secrets out. */
    @Override
    public String toString() {
        return "Dial[" + sid + " to " + field("From") + ", " + status + "]";
    }
}
