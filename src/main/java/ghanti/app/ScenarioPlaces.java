package ghanti.app;

import java.nio.file.Path;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Where what stands in a scenario. */
record ScenarioPlaces(Path file, Optional<Node> root) {

    /** @param text YAML that was read without errors */
    static ScenarioPlaces in(Path file, String text) {
        return new ScenarioPlaces(file, new Compose(LoadSettings.builder().build()).composeString(text));
    }

    /** {@code file:line:column} of a field, by the names that lead to it; of the last that is there, if one is not. */
    String of(String... path) {
        Optional<Node> here = root;
        Optional<Mark> mark = Optional.empty();
        for (String name : path) {
            Optional<NodeTuple> field = here.flatMap(node -> field(node, name));
            if (field.isEmpty()) {
                break;
            }
            mark = field.get().getKeyNode().getStartMark();
            here = Optional.of(field.get().getValueNode());
        }
        return file
                + mark.map(at -> ":" + (at.getLine() + 1) + ":" + (at.getColumn() + 1))
                        .orElse("");
    }

    private static Optional<NodeTuple> field(Node node, String name) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(field -> field.getKeyNode() instanceof ScalarNode key
                                && key.getValue().equals(name))
                        .findFirst()
                : Optional.empty();
    }
}
