package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A callee is put through: Passthru, Greeting, Connect, Passthru. */
class TransferCallTest {

    private static final String NOBODY = "{\"destination\":{\"numbers\":[]}}";
    private static final String SID = "7a45fe00000000000000000000000001";

    private Server server;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("help.yaml"), """
                flow: help
                languages: [en]
                inputs: {desk: {type: text, optional: true}}
                answers: {spoken: {type: boolean}}
                start: ask
                nodes:
                  ask: {type: menu, prompt: "Press 3 to speak to us.", keys: {"3": {go: desk, report: wants_desk}}, exhausted: bye}
                  desk:
                    type: transfer
                    to: "{desk}"
                    prompt: "One moment."
                    answered: {go: bye, set: {spoken: true}, report: spoke}
                    failed: again
                  again: {type: menu, prompt: "Nobody is there. Press 1.", keys: {"1": bye}, exhausted: bye}
                  bye: {type: end, outcome: done, prompt: "Goodbye."}
                """);
        server = TestSettings.in(folder).flows(flows).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TestLine line(String desk) {
        String inputs = Json.write(Map.of("desk", desk));
        return new TestLine(server.port(), SID).flow("help").with("CustomField", inputs);
    }

    /** A line whose callee waits to be put through. */
    private TestLine waiting(String desk) {
        TestLine line = line(desk);
        line.gather(1);
        assertThat(line.press(1, "3")).isEqualTo(302);
        return line;
    }

    /** The Passthru after the Connect. */
    private static int over(TestLine line, int turn, String status) {
        int answer = line.with("DialCallStatus", status).press(turn, "");
        line.without("DialCallStatus");
        return answer;
    }

    private JsonNode call() {
        return new TestApi(server.port()).newest();
    }

    private String replay() {
        String id = call().get("id").stringValue();
        return new TestApi(server.port()).get("/v1/calls/" + id + "/replay").body();
    }

    @Test
    void theNumberIsGivenInE164AsOftenAsItIsAskedFor() {
        TestLine line = waiting("080 6989 1522");
        assertThat(line.greeting()).isEqualTo("One moment.");
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> connect = line.ask("connect", "");
            assertThat(connect.statusCode()).isEqualTo(200);
            assertThat(connect.headers().firstValue("Content-Type")).contains("application/json");
            assertThat(TestApi.json(connect).get("destination").toString())
                    .isEqualTo("{\"numbers\":[\"+918069891522\"]}");
        }
        assertThat(call().get("node").stringValue()).isEqualTo("desk");
        assertThat(call().get("status").stringValue()).isEqualTo("in_progress");
    }

    @Test
    void nobodyIsConnectedBeforeAndAfterATransfer() {
        TestLine line = line("08069891522");
        assertThat(line.ask("connect", "").body()).isEqualTo(NOBODY);
        line.gather(1);
        assertThat(line.ask("connect", "").body()).isEqualTo(NOBODY);
        line.press(1, "3");
        assertThat(line.ask("connect", "").body()).contains("+918069891522");
        over(line, 2, "completed");
        assertThat(line.ask("connect", "").body()).isEqualTo(NOBODY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"the desk", "12", "+919876543210, +918069891522"})
    void aNumberThatIsNoneConnectsNobody(String desk) {
        TestLine line = waiting(desk);
        assertThat(line.ask("connect", "").body()).isEqualTo(NOBODY);
        assertThat(over(line, 2, "failed")).isEqualTo(200);
        assertThat(line.gather(3).body()).contains("Nobody is there.");
    }

    @Test
    void withoutANumberNobodyIsConnected() {
        TestLine line = new TestLine(server.port(), SID).flow("help");
        line.gather(1);
        line.press(1, "3");
        assertThat(line.ask("connect", "").body()).isEqualTo(NOBODY);
    }

    /** Exotel dials nobody then and has no DialCallStatus to tell. */
    @ParameterizedTest
    @ValueSource(strings = {"the desk", "12"})
    void withoutAUsableNumberTheCallGoesOnAsIfNobodyPickedUp(String desk) {
        TestLine line = waiting(desk);
        assertThat(line.press(2, "")).isEqualTo(200);
        assertThat(line.gather(3).body()).contains("Nobody is there.");
    }

    @Test
    void goesOnAfterTheyHaveSpoken() {
        TestLine line = waiting("08069891522");
        assertThat(over(line, 2, "completed")).isEqualTo(302);
        assertThat(over(line, 2, "busy")).as("a repeat").isEqualTo(302);
        assertThat(line.greeting()).isEqualTo("Goodbye.");
        assertThat(call().get("outcome").stringValue()).isEqualTo("done");
        assertThat(call().get("answers").toString()).isEqualTo("{\"spoken\":true}");
        assertThat(replay()).contains("\"same\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "no-answer", "failed", "canceled", "BUSY"})
    void goesOnWhereNobodyPickedUp(String status) {
        TestLine line = waiting("08069891522");
        assertThat(over(line, 2, status)).isEqualTo(200);
        assertThat(over(line, 2, "completed")).as("a repeat").isEqualTo(200);
        assertThat(line.gather(3).body()).contains("Nobody is there. Press 1.");
        assertThat(line.press(3, "1")).isEqualTo(302);
        assertThat(call().get("answers").toString()).isEqualTo("{}");
        assertThat(replay()).contains("\"same\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null"})
    void aPassthruThatDoesNotSayHowItWentLeavesTheTransferOpen(String status) {
        TestLine line = waiting("08069891522");
        assertThat(over(line, 1, "completed"))
                .as("the Passthru before the Connect again")
                .isEqualTo(302);
        assertThat(over(line, 2, status)).isEqualTo(302);
        assertThat(call().get("node").stringValue()).isEqualTo("desk");
        assertThat(over(line, 3, "no-answer")).isEqualTo(200);
    }

    @Test
    void keysAndGathersDuringATransferChangeNothing() {
        TestLine line = waiting("08069891522");
        assertThat(line.gather(2).body()).contains("One moment.");
        assertThat(line.press(2, "1")).isEqualTo(302);
        assertThat(call().get("node").stringValue()).isEqualTo("desk");
        assertThat(over(line, 4, "completed")).isEqualTo(302);
        assertThat(call().get("outcome").stringValue()).isEqualTo("done");
    }

    @Test
    void aStatusCallbackDuringATransferEndsTheCall() {
        TestLine line = waiting("08069891522");
        String id = call().get("id").stringValue();
        assertThat(line.status(id, "completed").statusCode()).isEqualTo(200);
        Map<String, String> now = new HashMap<>();
        for (String field : new String[] {"status", "outcome", "node"}) {
            now.put(field, call().get(field).stringValue());
        }
        assertThat(now).isEqualTo(Map.of("status", "completed", "outcome", "hung_up", "node", "desk"));
        assertThat(over(line, 2, "completed")).isEqualTo(302);
        assertThat(line.ask("connect", "").body()).isEqualTo(NOBODY);
        assertThat(call().get("outcome").stringValue()).isEqualTo("hung_up");
        assertThat(replay()).contains("\"same\":true");
    }
}
