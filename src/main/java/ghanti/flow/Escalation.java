package ghanti.flow;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is done where a call has reached nobody: the business is told by a {@code call.escalated} result, and others are rung, one
 * after the other until one of them is reached.
 *
 * @param on outcomes that count as nobody reached, also the flow's own, such as {@code rejected}, and {@code expired}; else
 *     {@code no_answer}, {@code busy}, {@code failed}, {@code no_response}, {@code hung_up}
 * @param after how long the call may take until it has reached somebody, 1s to 48h; else as long as its attempts take
 * @param to up to ten numbers to ring in turn, each written out or one value of type {@code phone}, {@code digits} or {@code text}
 * @param flow the conversation to hold with them; else the same one
 * @param inputs what that flow is given besides inputs of the same name; only inputs of this flow, since who was not reached gave
 *     no answers
 */
public record Escalation(
        List<String> on, Optional<Duration> after, List<Text> to, Optional<String> flow, Map<String, Text> inputs) {

    public Escalation {
        on = List.copyOf(on);
        to = List.copyOf(to);
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }

    /** Whether anybody is rung, rather than only the business told. */
    public boolean calls() {
        return !to.isEmpty() || flow.isPresent();
    }
}
