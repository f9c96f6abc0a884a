package ghanti;

import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The flows in {@code flows/}, for tests. */
final class ShippedFlows {

    private ShippedFlows() {}

    static List<Flow> all() throws IOException {
        FlowFolder folder = new FlowFolder(new FlowReader(Map.<String, String>of()::get));
        FlowFolder.Contents contents = folder.readAll(Path.of("flows"));
        if (!contents.problems().isEmpty()) {
            throw new AssertionError(contents.problems());
        }
        return contents.flows().values().stream().map(FlowFolder.Source::flow).toList();
    }

    static Flow named(String name) throws IOException {
        return all().stream()
                .filter(flow -> flow.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no flow " + name));
    }
}
