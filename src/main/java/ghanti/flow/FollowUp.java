package ghanti.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A call to the same number that an end causes.
 *
 * @param flow the conversation that it holds
 * @param after how long after the end, up to 48h: a duration, or an expression over the flow's values and its unit ({@code min},
 *     {@code minutes}, {@code s}, {@code seconds}, {@code h}, {@code hours}); less than nothing is at once
 * @param inputs what that flow is given besides values of the same name
 */
public record FollowUp(String flow, Delay after, Map<String, Text> inputs) {

    public FollowUp {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    }
}
