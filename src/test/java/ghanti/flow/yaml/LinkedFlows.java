package ghanti.flow.yaml;

import ghanti.flow.Flow;
import ghanti.flow.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Flows for tests that stand inside each other, from their texts. */
public final class LinkedFlows {

    private final Map<String, String> texts = new LinkedHashMap<>();

    /** Adds a flow; the text begins after its name and language. */
    public LinkedFlows with(String name, String text) {
        texts.put(name, "flow: " + name + "\nlanguages: [en]\n" + text);
        return this;
    }

    /** One of them with the others inside it; fails with every problem. */
    public Flow flow(String name) {
        FlowFolder.Contents contents = read(name);
        if (contents.haveErrors()) {
            throw new AssertionError(contents.problems());
        }
        return java.util.Objects.requireNonNull(contents.flows().get(name)).flow();
    }

    /** What is wrong with it, as {@code file:line:column: error: sentence}. */
    List<String> problems(String name) {
        return read(name).problems().stream().map(Problem::toString).toList();
    }

    private FlowFolder.Contents read(String name) {
        return new FlowFolder(new FlowReader(Map.<String, String>of()::get)).read(name, texts);
    }
}
