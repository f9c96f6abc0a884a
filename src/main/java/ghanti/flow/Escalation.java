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
 * @param on outcomes that count as nobody reached, such as {@code no_answer} and {@code no_response}
 * @param after how long the call may take until it has reached somebody; empty for as long as its attempts take
 * @param to the numbers to ring, in order, mostly values such as {@code {manager_number}}; empty if only a flow or nothing is named
 * @param flow the conversation to hold with them; empty for the same one
 * @param inputs what the other flow is given, by its inputs' names; what it does not name comes from inputs of the same name
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
