package ghanti.call;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a conversation heard from elsewhere than the callee, kept because nothing else of the call says it.
 *
 * @param node the fetch or transfer that waited for it
 * @param good false after a fetch that failed or a transfer that nobody answered
 * @param values what a fetch brought, by the names of its answers
 */
public record Aside(String node, boolean good, Map<String, Object> values) {

    public Aside {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
