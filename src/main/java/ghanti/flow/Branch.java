package ghanti.flow;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes the edge of the first case that holds, else another one; silent and without a turn.
 *
 * @param when the cases, in their order
 * @param otherwise taken where no case holds
 */
public record Branch(String name, List<Case> when, Edge otherwise) implements Node {

    /**
     * One case of a branch.
     *
     * @param condition what must be true for it
     * @param go where it leads
     */
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
