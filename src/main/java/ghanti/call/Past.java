package ghanti.call;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conversation of an attempt that is over and was followed by another one.
 *
 * @param outcome what came of it: a status of the line such as {@code busy}, {@code hung_up}, or the flow's own word
 * @param node the node reached, or null if nobody answered
 */
public record Past(String outcome, @Nullable String node, List<AskedTurn> turns) {

    public Past {
        turns = List.copyOf(turns);
    }
}
