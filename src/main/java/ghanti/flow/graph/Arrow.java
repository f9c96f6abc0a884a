package ghanti.flow.graph;

import ghanti.flow.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * An edge as it is drawn.
 *
 * @param cause what takes it, such as a key; empty where there is only one way
 * @param effects what it does on the way, such as {@code prep_minutes = 15}
 * @param mishap true for what happens when nobody answers: {@code exhausted} and {@code failed}
 */
record Arrow(String from, String to, String cause, List<String> effects, boolean mishap) {

    Arrow {
        effects = List.copyOf(effects);
    }

    static Arrow of(String from, Edge edge, String cause) {
        return new Arrow(from, edge.repeats() ? from : edge.to(), cause, effects(from, edge), false);
    }

    static Arrow mishap(String from, Edge edge, String cause) {
        return new Arrow(from, edge.repeats() ? from : edge.to(), cause, effects(from, edge), true);
    }

    /** The cause, then behind a slash the effects, as statecharts have it. */
    String label() {
        List<String> parts = new ArrayList<>();
        if (!cause.isEmpty()) {
            parts.add(cause);
        }
        if (!effects.isEmpty()) {
            parts.add("/ " + String.join(", ", effects));
        }
        return String.join(" ", parts);
    }

    /** Whether it leads back to where it comes from. */
    boolean isLoop() {
        return from.equals(to);
    }

    /** Whether both lead from the same node to the same node, and in the same manner. */
    boolean isBeside(Arrow other) {
        return from.equals(other.from) && to.equals(other.to) && mishap == other.mishap;
    }

    /** The same arrow for one more key, if all else is equal. */
    boolean joins(Arrow other) {
        return isBeside(other) && effects.equals(other.effects) && isKey(cause) && isKey(other.cause);
    }

    Arrow with(Arrow other) {
        return new Arrow(from, to, cause + ", " + other.cause, effects, mishap);
    }

    private static boolean isKey(String cause) {
        return cause.matches("[0-9*#](, [0-9*#])*");
    }

    private static List<String> effects(String from, Edge edge) {
        List<String> effects = new ArrayList<>();
        if (edge.repeats() || edge.to().equals(from)) {
            effects.add("again");
        }
        edge.set().forEach((name, value) -> effects.add(name + " = " + value));
        edge.report().ifPresent(word -> effects.add("report " + word));
        edge.language().ifPresent(tag -> effects.add("language " + tag));
        return effects;
    }
}
