package ghanti.flow;

import java.util.ArrayList;
import java.util.List;

/** Takes the edge of the first case that holds, else {@code otherwise}; silent and without a turn. */
public record Branch(String name, List<Case> when, Edge otherwise) implements Node {

    /** One case of a branch. */
    public record Case(Condition condition, Edge go) {}

    public Branch {
        when = List.copyOf(when);
    }

    @Override
    public String type() {
        return "branch";
    }

    @Override
    public List<Edge> edges() {
        List<Edge> edges = new ArrayList<>();
        when.forEach(one -> edges.add(one.go()));
        edges.add(otherwise);
        return edges;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.branch(this);
    }
}
