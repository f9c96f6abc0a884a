package ghanti.flow.yaml;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import java.util.List;
import java.util.Map;

/** Flows for tests, from their text. */
public final class FlowTexts {

    private FlowTexts() {}

    /** A flow whose text says {@code flow: test}; fails with every problem the text has. */
    public static Flow flow(String yaml) {
        FlowReader.Result result = read(yaml, Map.of());
        return result.file().map(FlowFile::flow).orElseThrow(() -> new AssertionError(result.problems() + "\n" + yaml));
    }

    /** What is wrong with a text that says {@code flow: test}, as {@code line:column: error: sentence}. */
    static List<String> problems(String yaml, Map<String, String> environment) {
        return read(yaml, environment).problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.substring("test.yaml:".length()))
                .toList();
    }

    static FlowReader.Result read(String yaml, Map<String, String> environment) {
        return new FlowReader(environment::get).read("test.yaml", "test", yaml);
    }
}
