package ghanti.flow;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks a system of the business and keeps what it says.
 *
 * @param method {@code GET} or {@code POST}
 * @param url with values in it, each escaped where it stands
 * @param body fields of the JSON object that is posted; empty for GET
 * @param into answers that take the fields of the same name of the JSON object that comes back, or, if it is one and what
 *     comes back is no object, the value itself
 * @param timeout at most what is left of a turn's time
 * @param failed taken on anything but 200 with usable JSON
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
