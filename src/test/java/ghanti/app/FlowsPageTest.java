package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.End;
import ghanti.flow.Flow;
import ghanti.flow.Turns;
import ghanti.flow.Variable;
import ghanti.flow.graph.Mermaid;
import ghanti.flow.graph.Mermaid.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/flows.md} says what ships; {@code -Dupdate=true} writes it anew. */
class FlowsPageTest {

    private static final Path PAGE = Path.of("docs/flows.md");

    @Test
    void thePageIsThatOfTheShippedFlows() throws IOException {
        String page = page();
        if (Boolean.getBoolean("update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("%s is out of date; write it anew with mvn test -Dupdate=true", PAGE)
                .isEqualTo(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # The conversations that ship

                Made from the files in [flows/](../flows) by a test; do not edit it. A box is a question, a slanted box takes several
                digits, a rhombus decides, a flag only speaks, a rounded end ends the call. Keys stand on the lines; what they do
                besides stands behind the slash. A key that only asks again stands in the box. A dashed line is taken when nobody
                answers.
                """);
        Server.read(Path.of("flows")).flows().values().forEach(source -> append(page, source.flow()));
        return page.toString();
    }

    private static void append(StringBuilder page, Flow flow) {
        String outcomes = flow.nodes().values().stream()
                .filter(End.class::isInstance)
                .map(node -> "`" + ((End) node).outcome() + "`")
                .distinct()
                .collect(Collectors.joining(", "));
        page.append("\n## " + flow.name() + "\n\n" + flow.title() + ".\n\n");
        page.append("- Inputs: " + variables(flow.inputs().values(), true) + "\n");
        page.append("- Answers: " + variables(flow.answers().values(), false) + "\n");
        page.append("- Outcomes: " + outcomes + "\n");
        page.append("- Languages: " + String.join(", ", flow.languages()) + "\n");
        page.append("- Turns of the longest way: " + Turns.most(flow) + "\n");
        page.append("\n```mermaid\n" + Mermaid.draw(flow, Style.FLOWCHART) + "```\n");
    }

    private static String variables(Collection<Variable> variables, boolean inputs) {
        return variables.isEmpty()
                ? "none"
                : variables.stream()
                        .map(one -> "`" + one.name() + "` " + one.type().word()
                                + (inputs && one.optional() ? " (may be left out)" : ""))
                        .collect(Collectors.joining(", "));
    }
}
