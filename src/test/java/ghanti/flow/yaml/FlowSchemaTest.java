package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/flow.schema.json} is what {@link FlowSchema} says, and that is what the readers know. With {@code -Dupdate=true} the
 * file is written anew.
 */
class FlowSchemaTest {

    private static final Path FILE = Path.of("docs/flow.schema.json");
    private static final String LINE = "# yaml-language-server: $schema=../docs/flow.schema.json";
    private static final Pattern KNOWN = Pattern.compile("\"unheard_of\"; known are (.*)");

    private final FlowSchema schema = new FlowSchema();

    @Test
    void theFileIsUpToDate() throws IOException {
        String now = JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(schema.schema()) + "\n";
        if (Boolean.getBoolean("update")) {
            Files.writeString(FILE, now);
        }

        assertThat(FILE).as("run once with -Dupdate=true").content().isEqualTo(now);
    }

    static Stream<String> mappings() {
        return Stream.of(
                "flow | unheard_of: 1",
                "long-edge | nodes: {a: {type: say, prompt: A, go: {unheard_of: 1}}}",
                "case | nodes: {a: {type: branch, when: [{unheard_of: 1}], else: a}}",
                "words | nodes: {a: {type: menu, no_input: {unheard_of: 1}}}",
                "call | call: {unheard_of: 1}",
                "retry | call: {retry: {unheard_of: 1}}",
                "escalate | call: {escalate: {unheard_of: 1}}",
                "then | nodes: {a: {type: end, then: {unheard_of: 1}}}",
                "defaults | defaults: {unheard_of: 1}",
                "exotel | exotel: {unheard_of: 1}",
                "input | inputs: {a: {unheard_of: 1}}",
                "answer | answers: {a: {unheard_of: 1}}");
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void hasTheFieldsThatTheReadersKnow(String nameAndText) {
        String[] parts = nameAndText.split(" \\| ", 2);
        Set<String> known = known(parts[1]);

        assertThat(schema.fields(parts[0]).keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    static List<String> nodeTypes() {
        return new FlowSchema().nodeTypes();
    }

    @ParameterizedTest
    @MethodSource("nodeTypes")
    void hasTheFieldsOfEveryTypeOfNode(String type) {
        Set<String> known = known("nodes: {a: {type: " + type + ", unheard_of: 1}}");

        assertThat(schema.fields("node-" + type).keySet()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void hasEveryTypeOfNode() {
        Set<String> known = known("nodes: {a: {type: unheard_of}}");

        assertThat(schema.nodeTypes()).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void everyFieldIsDescribed() {
        List<String> silent = new ArrayList<>();
        Stream.concat(
                        mappings().map(one -> one.replaceAll(" .*", "")),
                        schema.nodeTypes().stream().map("node-"::concat))
                .forEach(mapping -> schema.fields(mapping).forEach((field, value) -> {
                    Object said = SchemaParts.object(value).get("description");
                    if (!(said instanceof String words) || words.isBlank() || words.contains("{@")) {
                        silent.add(mapping + "." + field);
                    }
                }));

        assertThat(silent)
                .as("fields without a description, or with a link in it")
                .isEmpty();
    }

    @Test
    void theModelsJavadocIsReadUpToItsSecondParagraph() {
        ModelDocs docs = ModelDocs.read();

        assertThat(docs.of(Node.class)).isEqualTo("One state of a conversation.");
        assertThat(docs.of(Transfer.class, "to"))
                .isEqualTo("the number such as `+919876543210`, mostly a value such as `{desk_number}`");
        assertThatThrownBy(() -> docs.of(Transfer.class, "unheard_of"))
                .hasMessage("write javadoc for Transfer @param unheard_of: the guide and the schema are made of it");
    }

    @Test
    void everyShippedFlowNamesTheSchema() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("flows"))) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(Files.readAllLines(file)).startsWith(LINE));
        }
    }

    /** What the readers list when they meet a word they do not know. */
    private static Set<String> known(String text) {
        List<Problem> problems = new FlowReader(Map.<String, String>of()::get)
                .read("test.yaml", "test", text)
                .problems();
        for (Problem problem : problems) {
            Matcher matcher = KNOWN.matcher(problem.sentence());
            if (matcher.find()) {
                return new TreeSet<>(List.of(matcher.group(1).split(", ")));
            }
        }
        throw new AssertionError(problems);
    }
}
