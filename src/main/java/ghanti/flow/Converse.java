package ghanti.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Is going to let the callee talk freely on a stream. Today it is asked like a menu, for its keys.
 *
 * @param keys what each key does: {@code "0"} to {@code "9"}, {@code "*"}, {@code "#"}; any other key is an invalid answer
 */
public record Converse(String name, Asking asking, Map<String, Edge> keys) implements Keyed {

    public Converse {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    @Override
    public String type() {
        return "converse";
    }

    @Override
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(keys.values());
        edges.add(asking.exhausted());
        return edges;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.converse(this);
    }
}
