package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetch nodes in calls: what is said before one is heard with what comes after it, and Exotel never waits. */
class FetchCallTest {

    private static final Duration EXOTEL_WAITS = Duration.ofSeconds(2);

    private final MockWebServer orders = new MockWebServer();
    private Path flows = Path.of("");
    private Server server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        orders.start();
        flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("stock.yaml"), """
                flow: stock
                languages: [en]
                inputs: {order_id: {type: digits}}
                answers: {pieces: {type: number}, taken: {type: boolean}}
                start: hello
                nodes:
                  hello: {type: say, prompt: "One moment.", go: look}
                  look: {type: fetch, get: "%1$s/{order_id}", into: pieces, go: ask, failed: unknown}
                  ask: {type: menu, prompt: "{pieces} pieces. Press 1.", keys: {"1": take, "2": tell}, exhausted: bye}
                  tell: {type: fetch, post: "%1$s/tell", into: pieces, go: ask, failed: bye}
                  unknown: {type: menu, prompt: "How many is not known. Press 1.", keys: {"1": take}, exhausted: bye}
                  take: {type: fetch, post: "%1$s/take", body: {id: "{order_id}"}, into: taken, go: bye, failed: sorry}
                  sorry: {type: say, prompt: "That did not work.", go: bye}
                  bye: {type: end, outcome: done, prompt: "Goodbye."}
                """.formatted(orders.url("/stock")));
        server = TestSettings.in(folder)
                .flows(flows)
                .fetchHosts("localhost:" + orders.getPort())
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
        orders.close();
    }

    private TestLine line() {
        return TestLine.withOrder(server.port(), "fe7c0000000000000000000000000001")
                .flow("stock");
    }

    private void answers(String body) {
        orders.enqueue(new MockResponse.Builder().body(body).build());
    }

    private void answersTooLate() {
        orders.enqueue(new MockResponse.Builder()
                .headersDelay(5, TimeUnit.SECONDS)
                .body("{}")
                .build());
    }

    private String replay() {
        TestApi api = new TestApi(server.port());
        return api.get("/v1/calls/" + api.newest().get("id").stringValue() + "/replay")
                .body();
    }

    @Test
    void theWordsBeforeAFetchAreHeardWithTheNextQuestion() throws Exception {
        answers("{\"pieces\": 12}");
        answers("{\"taken\": true}");
        TestLine line = line();
        String asked = line.gather(1).body();
        assertThat(asked).contains("One moment.").contains("twelve pieces. Press 1.");
        assertThat(line.gather(1).body()).isEqualTo(asked);
        assertThat(line.press(1, "1")).isEqualTo(302);
        assertThat(line.press(1, "1")).isEqualTo(302);
        assertThat(line.greeting()).isEqualTo("Goodbye.");
        assertThat(orders.getRequestCount()).isEqualTo(2);
        assertThat(orders.takeRequest().getTarget()).isEqualTo("/stock/1042");
        String id = new TestApi(server.port()).newest().get("id").stringValue();
        assertThat(orders.takeRequest().getHeaders().get("Idempotency-Key")).isEqualTo(id + "/take");
        assertThat(new TestApi(server.port()).newest().get("answers").toString())
                .contains("\"pieces\":12", "\"taken\":true");
        assertThat(replay()).contains("\"same\":true");
    }

    @Test
    void aNodeThatIsReachedAgainAsksWithAnotherKey() throws Exception {
        answers("1");
        answers("2");
        answers("3");
        TestLine line = line();
        line.gather(1);
        line.press(1, "2");
        line.press(1, "2");
        assertThat(line.gather(2).body()).contains("two pieces");
        line.press(2, "2");
        assertThat(line.gather(3).body()).contains("three pieces");
        String id = new TestApi(server.port()).newest().get("id").stringValue();
        assertThat(orders.takeRequest().getHeaders().get("Idempotency-Key")).isNull();
        assertThat(orders.takeRequest().getHeaders().get("Idempotency-Key")).isEqualTo(id + "/tell");
        assertThat(orders.takeRequest().getHeaders().get("Idempotency-Key")).isEqualTo(id + "/tell/2");
        assertThat(orders.getRequestCount()).isEqualTo(3);
    }

    @Test
    void theScenarioOfACallSaysWhatItsFetchesGot(@TempDir Path other) throws Exception {
        answers("{\"pieces\": 12}");
        orders.enqueue(new MockResponse.Builder().code(404).build());
        TestLine line = line();
        line.gather(1);
        assertThat(line.press(1, "1")).isEqualTo(302);
        String id = new TestApi(server.port()).newest().get("id").stringValue();
        assertThat(replay())
                .contains(
                        "\"fetches\":[{\"node\":\"look\",\"values\":{\"pieces\":12}},{\"node\":\"take\",\"values\":null}]");

        Map<String, String> key = Map.of("GHANTI_API_KEYS", TestSettings.KEY);
        String url = "http://127.0.0.1:" + server.port();
        assertThat(CommandRun.with(key, "replay", id, "--url", url).out())
                .contains("Fetch    look got {\"pieces\":12}\nFetch    take failed\nReplay   the same");
        CommandRun scenario = CommandRun.with(key, "replay", id, "--scenario", "--url", url);

        assertThat(scenario.out())
                .contains("fetch:\n  \"look\": [{\"pieces\":12}]\n  \"take\": [\"failed\"]\nexpect:\n");
        Path file = Files.writeString(other.resolve("one.yaml"), scenario.out());
        CommandRun emulated = CommandRun.of("emulate", "--scenario", file.toString(), "--flows", flows.toString());
        assertThat(emulated.code()).as(emulated.everything()).isZero();
    }

    @Test
    void aSlowSystemMakesNobodyWaitAndTakesTheFailedEdge() {
        answersTooLate();
        answersTooLate();
        TestLine line = line();
        long began = System.nanoTime();
        assertThat(line.gather(1).body()).contains("One moment.").contains("How many is not known.");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(EXOTEL_WAITS);
        began = System.nanoTime();
        assertThat(line.press(1, "1")).isEqualTo(302);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(EXOTEL_WAITS);
        assertThat(line.greeting()).contains("That did not work.").contains("Goodbye.");
        assertThat(replay()).contains("\"same\":true");
    }

    @Test
    void theSameQuestionPutAgainAsksNobodyAgain() {
        answers("{\"pieces\": 12}");
        TestLine line = line();
        assertThat(line.gather(1).body()).contains("twelve pieces");
        assertThat(line.gather(2).body()).contains("twelve pieces");
        assertThat(orders.getRequestCount()).isEqualTo(1);
    }
}
