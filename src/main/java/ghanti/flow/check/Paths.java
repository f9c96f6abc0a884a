package ghanti.flow.check;

import ghanti.flow.FlowFile;
import ghanti.flow.Place;
import java.util.ArrayList;
import java.util.List;

/** Paths to parts of nodes. */
final class Paths {

    private static final String NODES = "nodes";

    private Paths() {}

    /** The path to a part of a node, whose name comes first. */
    static List<String> of(String... inNode) {
        List<String> path = new ArrayList<>(List.of(NODES));
        path.addAll(List.of(inNode));
        return List.copyOf(path);
    }

    /** The same as an array, as problems take it. */
    static String[] at(String... inNode) {
        return array(of(inNode));
    }

    static String[] array(List<String> path) {
        return path.toArray(String[]::new);
    }

    /** Whether the author wrote that field, in its own place and not in the defaults or not at all. */
    static boolean isWritten(FlowFile file, List<String> path) {
        Place own = file.places().at(array(path));
        return !own.equals(file.places().at(array(path.subList(0, path.size() - 1))));
    }
}
