package ghanti.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks for one key, which can also be answered by speaking, on a stream and where speech is recognized. The keys work
 * everywhere and always.
 *
 * @param keys what each key does: {@code "0"} to {@code "9"}, {@code "*"}, {@code "#"}; any other key is an invalid answer
 * @param words what may be said instead of each key: the name of a group, words of your own by language, or a list of these
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
