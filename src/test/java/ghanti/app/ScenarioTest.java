package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code emulate --scenario}: as expected, otherwise, or no scenario at all. */
class ScenarioTest {

    private final Path folder;

    ScenarioTest(@TempDir Path folder) {
        this.folder = folder;
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("scenarios"))) {
            return files.sorted().toList();
        }
    }

    private CommandRun run(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("one.yaml"), text);
        return CommandRun.of("emulate", "--scenario", file.toString(), "--flows", TestSettings.FLOWS.toString());
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyShippedScenarioComesOutAsExpected(Path file) throws Exception {
        CommandRun run = CommandRun.of("emulate", "--scenario", file.toString());
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out()).contains("As expected: ");
    }

    @Test
    void theExampleOfTheDocumentationComesOutAsExpected() throws Exception {
        String page = Files.readString(Path.of("docs/scenarios.md"));
        int begin = page.indexOf("```yaml") + "```yaml".length();
        Path file = Files.writeString(folder.resolve("one.yaml"), page.substring(begin, page.indexOf("```", begin)));
        CommandRun run = CommandRun.of("emulate", "--scenario", file.toString());
        assertThat(run.code()).as(run.everything()).isZero();
    }

    private CommandRun fetching(String text) throws Exception {
        String page = Files.readString(Path.of("docs/scenarios.md"));
        String section = page.substring(page.indexOf("## Fetches"));
        String[] blocks = section.split("```(?:yaml)?\n", -1);
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("shop-hours.yaml"), blocks[1]);
        Path file = Files.writeString(folder.resolve("one.yaml"), text.isEmpty() ? blocks[3] : text);
        return CommandRun.of("emulate", "--scenario", file.toString(), "--flows", flows.toString());
    }

    @Test
    void theDocumentedFetchesGetWhatTheScenarioSays() throws Exception {
        CommandRun run = fetching("");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out())
                .contains(
                        "fetch hours got {\"open\":true,\"closes_at\":\"21:00\"}",
                        "fetch line got 3",
                        "three are waiting",
                        "fetch line got 4",
                        "four are waiting",
                        "fetch line failed",
                        "We do not know our hours");
    }

    @Test
    void aFetchThatIsNotNamedFails() throws Exception {
        CommandRun run =
                fetching("flow: shop-hours\ninputs: {shop: A}\nfetch: {line: 3}\nexpect: {outcome: unknown}\n");
        assertThat(run.code()).as(run.everything()).isZero();
    }

    @Test
    void theLastAnswerOfAFetchStays() throws Exception {
        CommandRun run = fetching("""
                flow: shop-hours
                inputs: {shop: A/../B}
                keys: "2 2 1"
                exotel: {repeats: 2}
                fetch: {hours: {open: true, closes_at: "21:00", more: [1]}, line: [7]}
                expect: {outcome: coming, answers: {open: true, closes_at: "21:00", queue: 7}}
                """);
        assertThat(run.code()).as(run.everything()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{hour: failed}|one.yaml:3:9: there is no fetch \"hour\" in flow shop-hours; did you mean \"hours\"?",
                "{ask: 1}|one.yaml:3:9: there is no fetch \"ask\" in flow shop-hours; known are hours, line",
                "{line: many}|one.yaml:3:9: \"line\" needs \"queue\", which is a whole number, not \"many\"; write failed",
                "{hours: {open: true}}|\"hours\" needs \"closes_at\", which is a time such as 19:30, not {\"open\":true}",
                "{hours: true}|\"hours\" needs \"open\"",
                "'{line: []}'|\"line\" must say what comes back, or failed",
                "{line: }|\"line\" must say what comes back, or failed",
                "failed|one.yaml:3:1: \"fetch\" must be a mapping from nodes to what they get"
            })
    void aFetchThatIsWrittenWronglyIsToldWithItsPlace(String fetch, String sentence) throws Exception {
        CommandRun run = fetching("flow: shop-hours\ninputs: {shop: Asha}\nfetch: " + fetch + "\n");
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
    }

    @Test
    void aFlowWithoutAFetchNeedsNone() throws Exception {
        CommandRun run = run("flow: shop-order\ninputs: {order_id: \"1\"}\nfetch: {greeting: 1}\n");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("in flow shop-order, which fetches nothing; leave it out");
    }

    @Test
    void everyDifferenceIsShown() throws Exception {
        CommandRun run = run("""
                flow: shop-order
                inputs: {order_id: "1042"}
                keys: "0 1"
                expect:
                  outcome: accepted
                  answers: {reason: shop_closed}
                  path: [greeting, prep_time]
                  results: [call.finished accepted]
                """);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "- outcome expected \"accepted\"",
                        "+ outcome was      \"rejected\"",
                        "- answers expected {\"reason\":\"shop_closed\"}",
                        "+ answers was      {\"reason\":\"too_busy\"}",
                        "+ path was      [\"greeting\",\"reason\"]",
                        "+ results was      [\"call.finished rejected\"]",
                        "\n4 differences");
    }

    private static final String ASKS_FOR_THE_DESK = """
            flow: cod-confirmation
            language: en
            inputs:
              order_id: "1042"
              customer_name: Asha
              amount: 450
              delivery_date: "2026-11-21"
              desk_number: "08069891522"
            """;

    private CommandRun shipped(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("one.yaml"), ASKS_FOR_THE_DESK + text);
        return CommandRun.of("emulate", "--scenario", file.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answered|2 3|transferred|[language, ask]",
                "busy|2 3 1|confirmed|[language, ask, ask]",
                "failed|2 3 1|confirmed|[language, ask, ask]",
                "no-answer answered|2 3 3|transferred|[language, ask, ask]",
                "'[busy, no-answer]'|2 3 3 1|confirmed|[language, ask, ask, ask]"
            })
    void aTransferGoesAsTheScenarioSays(String transfer, String keys, String outcome, String path) throws Exception {
        CommandRun run = shipped("keys: \"" + keys + "\"\ntransfer: " + transfer + "\nexpect:\n  outcome: " + outcome
                + "\n  path: " + path + "\n");
        assertThat(run.code()).as(run.everything()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"language|[language]", "ask|[language, ask]"})
    void theCalleeHangsUpAtANode(String node, String path) throws Exception {
        CommandRun run = shipped("keys: \"2 1\"\nhang_up_at: " + node + "\nexpect: {outcome: hung_up, path: " + path
                + ", results: [call.finished hung_up]}\n");
        assertThat(run.code()).as(run.everything()).isZero();
    }

    @Test
    void whoWasToHangUpWhereNobodyAskedIsADifference() throws Exception {
        CommandRun run = shipped("keys: \"2 1\"\nhang_up_at: cancel_sure\nexpect: {outcome: confirmed}\n");
        assertThat(run.code()).as(run.everything()).isEqualTo(1);
        assertThat(run.out()).contains("- hang_up_at cancel_sure, which was never asked");
    }

    @Test
    void whoDoesNotPickUpIsNoConversation() throws Exception {
        CommandRun run = run("flow: shop-order\ninputs: {order_id: \"1\"}\nkeys: failed\nexpect: {outcome: failed}\n");
        assertThat(run.code()).as(run.everything()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"busy, busy", "no_answer, no-answer", "failed, failed"})
    void aRecordedCallThatNobodyTookIsNotPickedUpEither(String outcome, String keys) throws Exception {
        Map<String, Object> call = Map.of("flow", "shop-order", "language", "en", "outcome", outcome);
        Path file = Files.writeString(folder.resolve("recorded.yaml"), RecordedScenario.of(call, Map.of()));
        assertThat(Scenario.read(file).keys()).isEqualTo(keys);
        assertThat(Scenario.read(file).expect().outcome()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'keys: \"1\"'|a scenario needs \"flow:\"",
                "'[1]'|a scenario begins with \"flow: its-name\"",
                "'flow: [a'|this is not YAML",
                "'flow: shop-order\nkyes: \"1\"'|a scenario has no \"kyes\"; known are exotel, expect, fetch, flow",
                "'flow: shop-order\nexpect: accepted'|\"expect\" must be a mapping",
                "'flow: nowhere'|there is no flow",
                "'flow: shop-order'|order_id",
                "'flow: shop-order\nhang_up_at: nowhere'|must be a question of the flow, not \"nowhere\"; its questions are",
                "'flow: shop-order\nhang_up_at: [a]'|must be the name of a question",
                "'flow: shop-order\ntransfer: perhaps'|a transfer is answered, busy, failed, no-answer, not \"perhaps\"",
                "'flow: shop-order\nkeys: \"1 q\"'|\"q\" is no entry of a script"
            })
    void whatIsNoScenarioIsToldAndTwo(String text, String sentence) throws Exception {
        CommandRun run = run(text);
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
    }
}
