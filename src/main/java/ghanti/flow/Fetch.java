package ghanti.flow;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a system of the business in the middle of a turn, and keeps what it says.
 *
 * @param method {@code GET} or {@code POST}
 * @param url the address that is asked, under either {@code get} or {@code post}; values in it are escaped where they stand
 * @param body fields of the JSON object that is posted, which may speak values; only with {@code post}
 * @param into answers that take the fields of the same name of the JSON object that comes back; a single answer also takes a
 *     bare value
 * @param timeout how long to wait, 50ms to 1500ms; else 1500ms
 * @param go taken when each of these answers came, of its type
 * @param failed taken on anything else
 */
public record Fetch(
        String name,
        String method,
        Text url,
        Map<String, Text> body,
        List<Variable> into,
        Duration timeout,
        Edge go,
        Edge failed)
        implements Node {

    public Fetch {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        into = List.copyOf(into);
    }

    @Override
    public String type() {
        return "fetch";
    }

    @Override
    public List<Edge> edges() {
        return List.of(go, failed);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.fetch(this);
    }
}
