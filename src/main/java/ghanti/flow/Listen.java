package ghanti.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks for one of several answers, by key and, on a stream, by word. Over Gather the keys are all there is.
 *
 * @param keys what each key does; keys are {@code 0}-{@code 9}, {@code *} and {@code #}
 * @param words what may be said instead of a key; its own number may be said in any case
 */
public record Listen(String name, Asking asking, Map<String, Edge> keys, Map<String, Words> words) implements Keyed {

    public Listen {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    @Override
    public String type() {
        return "listen";
    }

    @Override
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(keys.values());
        edges.add(asking.exhausted());
        return edges;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.listen(this);
    }
}
