package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowTexts;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code play} with a script: what is heard, what comes of it, and what is wrong with how it was called. */
class PlayCommandTest {

    private static final Flow EVERY_TYPE = FlowTexts.flow("""
            flow: test
            languages: [en]
            inputs:
              text: {type: text}
              digits: {type: digits}
              number: {type: number}
              rupees: {type: rupees}
              date: {type: date}
              time: {type: time}
              phone: {type: phone}
              boolean: {type: boolean}
              items: {type: items, optional: true}
            start: end
            nodes: {end: {type: end, outcome: done}}
            """);

    private static CommandRun play(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 4];
        System.arraycopy(new String[] {"play", "shop-order", "--flows", TestSettings.FLOWS.toString()}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return CommandRun.of(all);
    }

    @Test
    void aScriptIsPlayedToItsEnd() throws Exception {
        CommandRun run = play("--keys", "7 1 4 25#", "--set", "order_id=77", "--set", "shop=");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out())
                .contains("order_id = \"77\"", "Order ‹seven seven›.", "7 is no answer here", "turn 4")
                .contains("→ your system hears at once: accepted")
                .contains("Outcome  accepted", "Answers  {\"prep_minutes\":25}")
                .contains("Results  call.progress accepted, call.finished accepted")
                .doesNotContain("--keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|{\"pieces\": 12}|> the system answers {\"pieces\":12}|answers: {\"pieces\":12}",
                "404|{}|> the system fails|outcome: unknown"
            })
    void whatAFetchBringsIsRecordedAndRunsAgain(int code, String body, String line, String end, @TempDir Path folder)
            throws Exception {
        try (MockWebServer stock = new MockWebServer()) {
            stock.enqueue(new MockResponse.Builder().code(code).body(body).build());
            stock.start();
            String flow = """
                    flow: test
                    languages: [en]
                    answers: {pieces: {type: number}}
                    start: hello
                    nodes:
                      hello: {type: say, prompt: "One moment.", go: look}
                      look: {type: fetch, get: "%s", into: pieces, go: some, failed: unknown}
                      some: {type: end, outcome: known, prompt: "{pieces} pieces."}
                      unknown: {type: end, outcome: unknown, prompt: "Nobody knows."}
                    """.formatted(stock.url("/stock"));
            Files.writeString(folder.resolve("test.yaml"), flow);
            Path golden = folder.resolve("golden.txt");

            CommandRun run = CommandRun.of(
                    "play",
                    "test",
                    "--flows",
                    folder.toString(),
                    "--keys",
                    "",
                    "--record",
                    golden.toString(),
                    "--fetch-hosts",
                    "localhost:" + stock.getPort());

            assertThat(run.code()).as(run.everything()).isZero();
            assertThat(run.everything()).doesNotContain("HttpFetcher");
            String recorded = Files.readString(golden);
            assertThat(recorded).contains(line, end).containsOnlyOnce("One moment.");
            assertThat(ConversationText.parse(recorded).run(FlowTexts.flow(flow)))
                    .isEqualTo(recorded);
        }
    }

    @Test
    void aLaterAttemptIsHeardAndRecorded(@TempDir Path folder) throws Exception {
        String flow = """
                flow: test
                languages: [en]
                start: hello
                nodes:
                  hello: {type: branch, when: [{if: "attempt > 1", go: again}], else: bye}
                  again: {type: say, prompt: "This is our {attempt|ordinal} call.", go: bye}
                  bye: {type: end, outcome: done, prompt: "Goodbye."}
                """;
        Files.writeString(folder.resolve("test.yaml"), flow);
        Path golden = folder.resolve("golden.txt");
        List<String> call = List.of("play", "test", "--flows", folder.toString(), "--keys", "", "--record");

        CommandRun first = CommandRun.of(
                Stream.concat(call.stream(), Stream.of(golden.toString())).toArray(String[]::new));
        assertThat(first.out()).contains("Goodbye.").doesNotContain("third");
        assertThat(Files.readString(golden)).doesNotContain("attempt");
        CommandRun third = CommandRun.of(Stream.concat(call.stream(), Stream.of(golden.toString(), "--attempt", "3"))
                .toArray(String[]::new));

        assertThat(third.out()).contains("third");
        String recorded = Files.readString(golden);
        assertThat(recorded).contains("attempt: 3\n", "This is our third call.");
        assertThat(ConversationText.parse(recorded).run(FlowTexts.flow(flow))).isEqualTo(recorded);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "51"})
    void thereIsNoSuchAttempt(String attempt) throws Exception {
        CommandRun run = play("--keys", "1", "--attempt", attempt);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).isEqualTo("--attempt must be 1 to 50, not " + attempt);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x 1|The last entry of --keys was not needed.",
                "x 1 -2 3|The last 3 entries of --keys were not needed."
            })
    void whatAScriptHasTooMuchIsTold(String keys, String sentence) throws Exception {
        CommandRun run = play("--keys", keys);
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out()).contains(sentence);
    }

    @Test
    void anotherLanguageSilenceAndAHangUp() throws Exception {
        CommandRun run = play("--keys", "-x", "--language", "hi");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("ऑर्डर", "… silent for 6 s", "hangs up at greeting", "Outcome  hung_up");
        assertThat(run.out()).contains("an example; --set order_id=");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--language,fr|does not speak \"fr\"; it speaks en, hi",
                "--set,order=1|has no input \"order\"; its inputs are order_id, shop",
                "--set,order_id=abc|order_id must be digits",
                "--keys,1 q|\"q\" is no entry of --keys"
            })
    void aWrongCallIsOneSentenceAndTwo(String arguments, String sentence) throws Exception {
        CommandRun run = play(arguments.split(",", -1));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains(sentence);
    }

    @Test
    void everyTypeCanBeSet() {
        Map<String, String> set = Map.of(
                "text",
                "शर्मा",
                "digits",
                "0042",
                "number",
                "-7",
                "rupees",
                "450.50",
                "date",
                "2026-11-21",
                "time",
                "09:05",
                "phone",
                "+919876543210",
                "boolean",
                "false",
                "items",
                "2 समोसा, चाय");
        ExampleInputs inputs = ExampleInputs.of(EVERY_TYPE, set);
        assertThat(inputs.examples()).isEmpty();
        assertThat(inputs.values())
                .containsEntry("digits", "0042")
                .containsEntry("number", -7L)
                .containsEntry("rupees", new BigDecimal("450.5"))
                .containsEntry("boolean", false)
                .containsEntry(
                        "items",
                        List.of(Map.of("name", "समोसा", "quantity", 2L), Map.of("name", "चाय", "quantity", 1L)));
        String json = "[{\"name\": \"चाय\", \"quantity\": 3}]";
        assertThat(ExampleInputs.of(EVERY_TYPE, Map.of("items", json)).values())
                .containsEntry("items", List.of(Map.of("name", "चाय", "quantity", 3L)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "digits=12a",
                "number=1.5",
                "number=x",
                "rupees=-1",
                "rupees=1.234",
                "date=21.11.2026",
                "time=9:5",
                "phone=12",
                "boolean=yes",
                "items=[{]"
            })
    void aValueOfAnotherTypeIsASentence(String set) {
        int equals = set.indexOf('=');
        String name = set.substring(0, equals);
        assertThatThrownBy(() -> ExampleInputs.of(EVERY_TYPE, Map.of(name, set.substring(equals + 1))))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(name + " must be ");
    }

    @Test
    void aListOfNothingIsLeftOut() {
        assertThatThrownBy(() -> ExampleInputs.of(EVERY_TYPE, Map.of("items", "[]")))
                .isInstanceOf(UsageException.class)
                .hasMessage("items needs at least one item; leave it out with --set items= if there is none");
        assertThat(ExampleInputs.of(EVERY_TYPE, Map.of("items", "")).values()).doesNotContainKey("items");
    }
}
