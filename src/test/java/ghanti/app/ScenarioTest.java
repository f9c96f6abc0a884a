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
        assertThat(run.out()).contains("As expected: accepted");
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

    @Test
    void whoDoesNotPickUpIsNoConversation() throws Exception {
        CommandRun run = run("flow: shop-order\ninputs: {order_id: \"1\"}\nkeys: failed\nexpect: {outcome: failed}\n");
        assertThat(run.code()).as(run.everything()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"busy, busy", "no_answer, no-answer", "failed, failed"})
    void aRecordedCallThatNobodyTookIsNotPickedUpEither(String outcome, String keys) throws Exception {
        Map<String, Object> call = Map.of("flow", "shop-order", "language", "en", "outcome", outcome);
        Path file = Files.writeString(folder.resolve("recorded.yaml"), Scenario.of(call));
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
                "'flow: shop-order\nkyes: \"1\"'|a scenario has no \"kyes\"; known are exotel, expect, flow",
                "'flow: shop-order\nexpect: accepted'|\"expect\" must be a mapping",
                "'flow: nowhere'|there is no flow",
                "'flow: shop-order'|order_id",
                "'flow: shop-order\nkeys: \"1 q\"'|\"q\" is no entry of a script"
            })
    void whatIsNoScenarioIsToldAndTwo(String text, String sentence) throws Exception {
        CommandRun run = run(text);
        assertThat(run.code()).as(run.everything()).isEqualTo(2);
        assertThat(run.err()).contains(sentence).doesNotContain("Exception", "\tat ");
    }
}
