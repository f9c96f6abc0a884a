package ghanti.flow.graph;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Flow;
import ghanti.flow.graph.Mermaid.Style;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Mermaid's own parser is no part of this build. The golden files were shown to it, version 11, and every line has to keep to
 * the few forms they consist of.
 */
class MermaidTest {

    private static final Path GRAPHS = Path.of("src/test/graphs");
    private static final String ID = "n_[A-Za-z0-9_]+";
    private static final String WORDS = "([A-Za-z0-9 _,/=\\u0080-\\uffff]|#[0-9]+;)*";
    private static final String LINES = WORDS + "(<br/>" + WORDS + ")*";

    private static Flow flow(Path folder, String name) throws IOException {
        FlowFolder.Contents contents = new FlowFolder(new FlowReader(System::getenv)).readAll(folder);
        return Objects.requireNonNull(contents.flows().get(name)).flow();
    }

    @ParameterizedTest
    @EnumSource
    void drawsEveryTypeOfNode(Style style) throws IOException {
        String drawn = Mermaid.draw(flow(GRAPHS.resolve("flows"), "every-type"), style);
        Path golden = GRAPHS.resolve("every-type." + style.word() + ".mmd");
        if (Boolean.getBoolean("update")) {
            Files.writeString(golden, drawn);
        }
        assertThat(drawn).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @CsvSource({
        "src/test/graphs/flows, every-type",
        "src/test/graphs/flows, inner",
        "flows, vendor-order-confirmation",
        "flows, cod-confirmation",
        "flows, rider-assignment",
        "flows, prep-reminder"
    })
    void writesOnlyWhatMermaidReads(Path folder, String name) throws IOException {
        Flow flow = flow(folder, name);
        List<Pattern> state = List.of(
                Pattern.compile("stateDiagram-v2"),
                Pattern.compile("    state \"" + LINES + "\" as " + ID),
                Pattern.compile("    \\[\\*] --> " + ID),
                Pattern.compile("    " + ID + " --> \\[\\*]"),
                Pattern.compile("    " + ID + " --> " + ID + "( : " + LINES + ")?"),
                Pattern.compile("    (classDef [a-z]+Node fill:#[0-9a-f]+,stroke:#[0-9a-f]+,color:#[0-9a-f]+|class "
                        + ID + "(," + ID + ")* [a-z]+Node)"));
        assertThat(Mermaid.draw(flow, Style.STATE).lines()).allMatch(line -> isOneOf(state, line));
        String label = "\"" + LINES + "\"";
        List<Pattern> flowchart = List.of(
                Pattern.compile("flowchart TD|    start\\(\\(start\\)\\)|    start --> " + ID),
                Pattern.compile("    " + ID + "(\\(\\[|\\[\\(|\\{\\{|\\[\\[|\\[/|\\[\\\\|\\(|\\{|>)" + label
                        + "(]\\)|\\)]|}}|]]|/]|\\\\]|\\)|}|])"),
                Pattern.compile("    " + ID + " (-->|-\\.->)(\\|\"" + LINES + "\"\\|)? " + ID),
                state.get(state.size() - 1));
        assertThat(Mermaid.draw(flow, Style.FLOWCHART).lines()).allMatch(line -> isOneOf(flowchart, line));
    }

    private static boolean isOneOf(List<Pattern> forms, String line) {
        return forms.stream().anyMatch(form -> form.matcher(line).matches());
    }

    @Test
    void dashesWhatHappensWhenNobodyAnswers() throws IOException {
        String drawn = Mermaid.draw(flow(Path.of("flows"), "cod-confirmation"), Style.FLOWCHART);
        assertThat(drawn.lines().map(String::strip))
                .contains(
                        "n_ask -.->|\"exhausted\"| n_no_response",
                        "n_ask(\"ask<br/>9 / again\")",
                        "n_language -->|\"1 / language hi<br/>2 / language en\"| n_ask",
                        "n_to_desk -->|\"answered\"| n_transferred",
                        "n_to_desk -.->|\"failed\"| n_no_desk");
    }

    @Test
    void breaksLongLabelsWhereTheyMayBeBroken() throws IOException {
        String drawn = Mermaid.draw(flow(Path.of("flows"), "vendor-order-confirmation"), Style.STATE);
        assertThat(drawn)
                .contains(
                        "n_own_time --> n_thanks : 1 to 2 keys, then #35;<br/>#91;prep_minutes #62;= 5<br/>#38;#38; prep_minutes",
                        "n_reject_reason --> n_rejected : exhausted /<br/>reject_reason = other",
                        "<br/>4 / reject_reason = other",
                        "n_greeting --> n_prep_time : 1 / report accepted");
    }

    @Test
    void drawsAFlowInsideAsOneNode() throws IOException {
        String drawn = Mermaid.draw(flow(GRAPHS.resolve("flows"), "every-type"), Style.STATE);
        assertThat(drawn)
                .contains("state \"subgraph<br/>flow inner\" as n_subgraph")
                .contains("n_subgraph --> n_class : yes")
                .doesNotContain("subgraph#47;", "subgraph/");
    }

    @Test
    void tellsWhichCallFollowsFromAnEnd() throws IOException {
        String drawn = Mermaid.draw(flow(GRAPHS.resolve("flows"), "every-type"), Style.STATE);
        assertThat(drawn).contains("state \"note<br/>then inner\" as n_note");
    }

    @Test
    void tellsNamesApartThatLookAlikeToMermaid() throws IOException {
        String drawn = Mermaid.draw(flow(GRAPHS.resolve("flows"), "every-type"), Style.FLOWCHART);
        assertThat(drawn).contains("n_a_b[(\"a#45;b\")]").contains("n_a_b_2[\\\"a_b\"\\]");
        assertThat(drawn).contains("n_state[/\"state\"/]").contains("n_State_2>\"State\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            prep_minutes = 15 | prep_minutes = 15
            _slanted_         | #95;slanted#95;
            *                 | #42;
            #35;              | #35;35#59;
            "a";b:c           | #34;a#34;#59;b#58;c
            ﬂ°°42¶ß           | ﬂ#176;#176;42#182;ß
            दो समोसे             | दो समोसे
            """)
    void escapesWhatMeansSomething(String text, String escaped) {
        assertThat(Mermaid.escaped(text)).isEqualTo(escaped);
    }

    @Test
    void keepsALabelOnItsLine() {
        assertThat(Mermaid.escaped("a\nb\tc\u0000d")).isEqualTo("a b c d");
    }
}
