package ghanti.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Asks for one key.
 *
 * @param keys what each key does: {@code "0"} to {@code "9"}, {@code "*"}, {@code "#"}; any other key is an invalid answer
 */
public record Menu(String name, Asking asking, Map<String, Edge> keys) implements Keyed {

    public Menu {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    @Override
    public String type() {
        return "menu";
    }

    @Override
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>(keys.values());
        edges.add(asking.exhausted());
        return edges;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.menu(this);
    }
}
