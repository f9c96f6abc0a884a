package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Problem;
import ghanti.flow.yaml.FlowFolder.Contents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a flow needs beside it. */
class NeighboursTest {

    private static final String REMINDER = """
            inputs: {order_id: {type: digits}, minutes_left: {type: number}, note: {type: text, optional: true}}
            start: bye
            nodes: {bye: {type: end, outcome: told}}
            """;

    private final Path folder;
    private final FlowFolder reader = new FlowFolder(new FlowReader(Map.<String, String>of()::get));

    NeighboursTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name + ".yaml"), "flow: " + name + "\nlanguages: [en]\n" + text);
    }

    private void writeOrder(String call, String then) throws IOException {
        write("order", """
                inputs: {order_id: {type: digits}, shop: {type: text}}
                call: %s
                start: bye
                nodes:
                  bye: {type: end, outcome: accepted, then: %s}
                """.formatted(call, then));
    }

    private List<String> problems(Contents contents) {
        return contents.problems().stream()
                .map(Problem::toString)
                .map(problem -> problem.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void callsThatFitAreNoProblem() throws IOException {
        write("reminder", REMINDER);
        writeOrder(
                "{holidays: holidays.txt, escalate: {flow: reminder, to: \"+919876543210\", inputs: {minutes_left: 0}}}",
                "{flow: reminder, after: 10m, inputs: {minutes_left: \"3\", note: \"{shop}\"}}");
        Files.writeString(folder.resolve("holidays.txt"), "2026-11-08 Diwali\n");

        Contents contents = reader.readAll(folder);

        assertThat(contents.problems()).isEmpty();
        assertThat(contents.flows()).containsOnlyKeys("order", "reminder");
    }

    @Test
    void whatAnotherFlowNeedsIsToldWhereItIsCalled() throws IOException {
        write("reminder", REMINDER);
        writeOrder(
                "{escalate: {flow: remindr, to: \"+919876543210\"}}",
                "{flow: reminder, after: 10m, inputs: {minuts_left: 3}}");

        Contents contents = reader.readAll(folder);

        assertThat(problems(contents))
                .containsExactly(
                        "order.yaml:4:19: error: there is no flow \"remindr\"; did you mean \"reminder\"?",
                        "order.yaml:7:39: error: flow \"reminder\" needs the input \"minutes_left\", and this flow has no"
                                + " value of that name; give it under \"inputs:\"",
                        "order.yaml:7:83: error: \"minuts_left\" is no input of flow \"reminder\"; did you mean"
                                + " \"minutes_left\"?");
        assertThat(contents.broken()).containsExactly("order");
    }

    @Test
    void whatCannotBeSuchAnInputIsTold() throws IOException {
        write("reminder", REMINDER);
        writeOrder("{max_duration: 1m}", "{flow: reminder, after: 10m, inputs: {minutes_left: soon}}");
        assertThat(problems(reader.readAll(folder)))
                .containsExactly(
                        "order.yaml:7:83: error: \"minutes_left\" of flow \"reminder\" must be a whole number, not"
                                + " \"soon\"");

        writeOrder("{max_duration: 1m}", "{flow: reminder, after: 10m, inputs: {minutes_left: \"{order_id}\"}}");
        assertThat(problems(reader.readAll(folder))).isEmpty();
    }

    @Test
    void aFlowThatCannotBeReadIsToldInItsOwnFileOnly() throws IOException {
        write("reminder", "nodes: [");
        writeOrder("{max_duration: 1m}", "{flow: reminder, after: 10m}");

        Contents contents = reader.readAll(folder);

        assertThat(contents.problems()).allMatch(problem -> problem.file().endsWith("reminder.yaml"));
        assertThat(contents.flows()).containsOnlyKeys("order");
    }

    @Test
    void holidaysThatCannotBeReadAreToldWithTheirLine() throws IOException {
        writeOrder("{holidays: days.txt}", "{flow: order, after: 0s}");
        assertThat(problems(reader.readAll(folder)))
                .containsExactly(
                        "order.yaml:4:8: error: there is no file \"days.txt\" beside this flow; write one with a"
                                + " day such as 2026-11-08 in each line");

        Files.writeString(folder.resolve("days.txt"), "# 2026\n2026-11-08\n8 November\n");
        Contents contents = reader.readAll(folder);

        assertThat(problems(contents))
                .containsExactly("days.txt:3:1: error: \"8 November\" is no day such as 2026-11-08");
        assertThat(contents.flows()).isEmpty();
    }

    @Test
    void anInnerFlowsCallsFollowFromNothing() throws IOException {
        writeOrder("{max_duration: 1m}", "{flow: order, after: 10m}");
        write("outer", """
                inputs: {order_id: {type: digits}}
                start: hold
                nodes:
                  hold: {type: flow, flow: order, inputs: {order_id: "{order_id}", shop: x}, outcomes: {accepted: bye}}
                  bye: {type: end, outcome: done}
                """);

        Contents contents = reader.readAll(folder);

        assertThat(problems(contents))
                .containsExactly(
                        "outer.yaml:6:22: warning: no call follows from \"bye\" of flow \"order\" here, since the"
                                + " conversation goes on; write its \"then\" on an end of this flow");
        assertThat(contents.flows()).containsOnlyKeys("order", "outer");
    }

    @Test
    void aVersionThatWasKeptNeedsNothingBesideIt() {
        String text = """
                flow: kept
                languages: [en]
                call: {holidays: gone.txt, escalate: {flow: gone, to: "+919876543210"}}
                start: bye
                nodes: {bye: {type: end, outcome: done, then: {flow: gone-too, after: 1h}}}
                """;

        Contents contents = reader.read("kept", Map.of("kept", text));

        assertThat(contents.problems()).isEmpty();
        assertThat(contents.flows()).containsOnlyKeys("kept");
    }
}
