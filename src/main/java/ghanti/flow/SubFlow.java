package ghanti.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Holds another flow's conversation inside this one, with values of its own.
 *
 * <p>When flows are linked, the other flow's nodes become nodes of this one under {@code name/}, and its values likewise; so
 * a session needs no stack, and a version of this flow holds all it needs.
 *
 * @param flow the other flow's name
 * @param inputs what it is given, by its inputs' names
 * @param outcomes where to go after each of its outcomes
 * @param body the other flow's start and inputs once linked
 */
public record SubFlow(
        String name, String flow, Map<String, Text> inputs, Map<String, Edge> outcomes, Optional<Body> body)
        implements Node {

    /**
     * The other flow inside this one.
     *
     * @param start to its first node
     * @param variables its inputs and answers, under their names in this flow
     * @param languages its own
     */
    public record Body(Edge start, Map<String, Variable> variables, List<String> languages) {}

    public SubFlow {
        inputs = Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    }

    @Override
    public String type() {
        return "flow";
    }

    @Override
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        body.ifPresentOrElse(linked -> edges.add(linked.start()), () -> edges.addAll(outcomes.values()));
        return edges;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.subFlow(this);
    }
}
