package ghanti.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call to the same number that an end causes.
 *
 * @param flow the conversation it holds
 * @param after how long after the end
 * @param inputs what that flow is given, by its inputs' names; what this does not name comes from values of the same name
 */
public record FollowUp(String flow, Delay after, Map<String, Text> inputs) {

    public FollowUp {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
