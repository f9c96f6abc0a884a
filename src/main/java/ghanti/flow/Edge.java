package ghanti.flow;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A way from one node to the next: its name, or a mapping that says more.
 *
 * @param to name of the next node; under a key also {@code repeat}, which says the prompt again and is no attempt
 * @param set answers that get a value of their type on the way
 * @param report word that the business hears at once, as a {@code call.progress} result
 * @param language the language spoken from there on, one of the flow's
 */
public record Edge(String to, Map<String, Object> set, Optional<String> report, Optional<String> language) {

    /** Says the same prompt again; not an attempt. */
    public static final String REPEAT = "repeat";

    /**
     * Stands for the name of a node, a flow or an answer that could not be read. Only a flow with errors has it, which runs
     * nowhere and is read as far as that only to tell everything that is wrong with it.
     */
    public static final String UNREAD = "";

    public Edge {
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    /** An edge that only leads somewhere. */
    public static Edge to(String node) {
        return new Edge(node, Map.of(), Optional.empty(), Optional.empty());
    }

    /** An edge that could not be read: nobody knows where it leads and what it sets. */
    public static Edge unread() {
        return new Edge(UNREAD, Map.of(UNREAD, true), Optional.empty(), Optional.empty());
    }

    /** The same edge to another node. */
    public Edge leadingTo(String node) {
        return new Edge(node, set, report, language);
    }

    /** True if this edge asks the same question again. */
    public boolean repeats() {
        return to.equals(REPEAT);
    }
}
