package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The guide to the language: every example in it runs, and its last part is written from the schema by
 * {@code -Dupdate=true}.
 */
class LanguageGuideTest {

    private static final Path GUIDE = Path.of("docs/flow-language.md");
    private static final String HEADING = "## Every field\n";
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    private static final Pattern HOLIDAYS = Pattern.compile("```text\n(# .*?)```", Pattern.DOTALL);

    private static final String FRAME = """
            flow: example
            languages: [hi, en]
            inputs: {order_id: {type: digits}, shop: {type: text}, amount: {type: rupees}, desk_number: {type: phone}}
            answers: {open: {type: boolean}, closes_at: {type: time}, prep_minutes: {type: number}}
            start: greeting
            nodes:
              greeting: {type: say, prompt: {hi: नमस्ते, en: Hello}, go: GO}
              thanks: {type: end, outcome: accepted, prompt: {hi: धन्यवाद, en: Thanks}}
              open_q: {type: end, outcome: accepted, prompt: {hi: धन्यवाद, en: Thanks}}
            """;

    private static final String READ_BACK = """
            flow: read-back
            languages: [hi]
            inputs: {text: {type: text}}
            start: ask
            nodes:
              ask: {type: menu, prompt: "{text}", keys: {"1": yes, "2": no}, exhausted: no}
              yes: {type: end, outcome: yes}
              no: {type: end, outcome: no}
            """;

    static List<String> examples() throws IOException {
        List<String> examples = new ArrayList<>();
        for (Path file : List.of(Path.of("README.md"), GUIDE)) {
            Matcher matcher = EXAMPLE.matcher(Files.readString(file));
            while (matcher.find()) {
                examples.add(matcher.group(1));
            }
        }
        return examples;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleRuns(String example, @TempDir Path folder) throws IOException {
        for (String other : examples()) {
            if (isWhole(other)) {
                write(folder, other);
            }
        }
        write(folder, READ_BACK);
        Files.copy(Path.of("flows/prep-reminder.yaml"), folder.resolve("prep-reminder.yaml"));
        Files.writeString(folder.resolve("holidays.txt"), holidays());
        String text = isWhole(example) ? example : framed(example);
        Path file = write(folder, text);
        Map<String, String> environment = Map.of("ORDERS_URL", "https://orders.example");

        FlowFolder.Contents contents = new FlowFolder(new FlowReader(environment::get)).read(List.of(file));

        assertThat(contents.problems()).as(text).isEmpty();
        assertThat(contents.flows()).containsKey(nameOf(text));
    }

    private static boolean isWhole(String example) {
        return example.startsWith("flow: ");
    }

    private static String framed(String example) {
        if (example.startsWith("call: ")) {
            return FRAME.replace("GO", "thanks").replace("start: ", example + "start: ");
        }
        return example.startsWith("{")
                ? FRAME.replace("GO", example.strip())
                : FRAME.replace("GO", "thanks") + example.indent(2);
    }

    private static String holidays() throws IOException {
        Matcher matcher = HOLIDAYS.matcher(Files.readString(GUIDE));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static Path write(Path folder, String text) throws IOException {
        return Files.writeString(folder.resolve(nameOf(text) + ".yaml"), text);
    }

    private static String nameOf(String text) {
        return text.lines().findFirst().orElseThrow().substring("flow: ".length());
    }

    @Test
    void everyFieldIsInTheGuide() throws IOException {
        String guide = Files.readString(GUIDE);
        int heading = guide.indexOf(HEADING);
        String before = heading < 0 ? guide.stripTrailing() + "\n\n" : guide.substring(0, heading);
        String now = before + HEADING + fields();
        if (Boolean.getBoolean("update")) {
            Files.writeString(GUIDE, now);
        }
        assertThat(GUIDE).as("run once with -Dupdate=true").content().isEqualTo(now);
    }

    private static String fields() {
        JsonNode schema = JsonMapper.shared().valueToTree(new FlowSchema().schema());
        StringBuilder text = new StringBuilder("\nWritten from [flow.schema.json](flow.schema.json); * is required.\n");
        append("the file", schema, text);
        Map<String, JsonNode> parts = new TreeMap<>();
        schema.get("definitions").properties().forEach(part -> parts.put(part.getKey(), part.getValue()));
        Stream.concat(
                        parts.entrySet().stream().filter(part -> part.getKey().startsWith("node-")),
                        parts.entrySet().stream().filter(part -> !part.getKey().startsWith("node-")))
                .filter(part ->
                        part.getValue().has("properties") && !part.getKey().equals("node"))
                .forEach(part -> append(
                        part.getKey().startsWith("node-")
                                ? "a node of type `" + part.getKey().substring(5) + "`"
                                : "`" + part.getKey() + "`",
                        part.getValue(),
                        text));
        return text.toString();
    }

    private static void append(String title, JsonNode part, StringBuilder text) {
        text.append("\nFields of ").append(title).append(":\n\n| field | |\n|---|---|\n");
        List<String> required = new ArrayList<>();
        part.path("required").forEach(name -> required.add(name.stringValue()));
        part.get("properties")
                .properties()
                .forEach(field -> text.append("| `")
                        .append(field.getKey())
                        .append(required.contains(field.getKey()) ? "` * | " : "` | ")
                        .append(meaning(field.getValue()))
                        .append(" |\n"));
    }

    private static String meaning(JsonNode field) {
        String said = field.path("description").stringValue("");
        JsonNode reference = field.has("$ref") ? field : field.path("allOf").path(0);
        String type = reference.has("$ref")
                ? reference.get("$ref").stringValue("").replaceAll(".*/", "")
                : field.path("type").stringValue(field.has("anyOf") ? "one or a list" : "");
        return (said.isEmpty() ? "" : said + "; ") + type;
    }
}
