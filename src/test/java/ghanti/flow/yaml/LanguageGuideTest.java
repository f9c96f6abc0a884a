package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.check.FlowChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The guide to the language: every example in it runs, and its tables of fields are written from the model's javadoc by
 * {@code -Dupdate=true}.
 */
class LanguageGuideTest {

    private static final Path GUIDE = Path.of("docs/flow-language.md");
    private static final Pattern TABLE =
            Pattern.compile("<!-- fields: ([a-z-]+) -->\n.*?<!-- end -->\n", Pattern.DOTALL);
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
        assertThat(FlowChecks.check(contents).haveErrors()).as(text).isFalse();
        assertThat(contents.flows()).containsKey(nameOf(text));
    }

    @Test
    void theFirstFlowNeedsNoCorrection(@TempDir Path folder) throws IOException {
        Matcher matcher = EXAMPLE.matcher(Files.readString(GUIDE));
        assertThat(matcher.find()).isTrue();
        Path file = write(folder, matcher.group(1));

        FlowFolder.Contents contents = new FlowFolder(new FlowReader(name -> null)).read(List.of(file));

        assertThat(FlowChecks.check(contents).problems()).isEmpty();
        assertThat(contents.flows()).containsOnlyKeys("table-booking");
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
    void everyTableIsWrittenFromTheModel() throws IOException {
        FieldTables tables = new FieldTables();
        List<String> names = new ArrayList<>();
        String now = TABLE.matcher(Files.readString(GUIDE)).replaceAll(found -> {
            names.add(found.group(1));
            String table =
                    "<!-- fields: " + found.group(1) + " -->\n\n" + tables.table(found.group(1)) + "\n<!-- end -->\n";
            return Matcher.quoteReplacement(table);
        });
        if (Boolean.getBoolean("update")) {
            Files.writeString(GUIDE, now);
        }

        assertThat(GUIDE).as("run once with -Dupdate=true").content().isEqualTo(now);
        assertThat(names).containsExactlyInAnyOrderElementsOf(tables.names());
    }
}
