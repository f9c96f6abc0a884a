package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Emulator;
import ghanti.emulator.LineReport;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.Tempo;
import ghanti.exotel.dashboard.Recipe;
import ghanti.exotel.dashboard.Variant;
import ghanti.exotel.dashboard.Wiring;
import ghanti.flow.Flow;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Every shipped flow, wired as its recipe says, and called. */
class WiringWalkTest {

    private static final Path FLOWS = Path.of("flows");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String DESK = "08069891522";

    private Emulator exotel;
    private Server server;
    private TestApi api;

    @BeforeEach
    void start(@TempDir Path data) {
        exotel = Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                .tempo(Tempo.instant())
                .start();
        server = TestSettings.in(data).flows(FLOWS).exotel(exotel.baseUrl()).start();
        api = new TestApi(server.port());
    }

    @AfterEach
    void stop() {
        exotel.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "vendor-order-confirmation, 1 2, accepted",
        "vendor-order-confirmation, 7 9 0 4, rejected",
        "vendor-order-confirmation, 7 7 1 8 8 4 3# 2# 45#, accepted",
        "vendor-order-confirmation, -, no_response",
        "rider-assignment, 9 1, accepted",
        "rider-assignment, -, no_response",
        "prep-reminder, 2, extended",
        "cod-confirmation, 2 1, confirmed",
        "cod-confirmation, 1 2 2 2 1, cancelled",
        "cod-confirmation, 1 3, transferred"
    })
    void theRecipeIsEnough(String flow, String keys, String outcome) throws Exception {
        for (Variant variant : List.of(
                Variant.USUAL,
                new Variant(true, false, true, 0),
                new Variant(false, true, true, 0),
                new Variant(false, false, false, 0),
                new Variant(true, false, false, 2))) {
            String place = flow + " " + keys + " " + variant;
            LineReport line = call(flow, variant, Callee.script(keys));
            assertThat(line.serverFaults()).as(place).isEmpty();
            assertThat(line.ending().by()).as(place).isEqualTo(EndedBy.CHAIN);
            assertThat(api.newest().get("outcome").stringValue()).as(place).isEqualTo(outcome);
            assertThat(line.applets().get(line.applets().size() - 1)).as(place).matches("Greeting.*|Connect.*");
        }
    }

    @ParameterizedTest
    @CsvSource({"busy, busy", "no-answer, no-answer", "failed, failed"})
    void afterATransferThatFailsTheConversationGoesOn(String desk, String status) throws Exception {
        for (boolean switched : List.of(false, true)) {
            exotel.calleesOf(DESK, Callee.script(desk));
            LineReport line = call("cod-confirmation", new Variant(switched, false, true, 0), Callee.script("1 3 9 1"));
            assertThat(line.serverFaults()).isEmpty();
            assertThat(line.applets())
                    .containsSubsequence("Greeting 1", "Connect 1", "Passthru 10", "Gather 11", "Passthru 12");
            Map<String, String> told = line.stepsOf("Passthru 10").get(0).parameters();
            assertThat(told).containsEntry("DialCallStatus", status).containsEntry("CallType", "incomplete");
            assertThat(api.newest().get("outcome").stringValue()).isEqualTo("confirmed");
        }
    }

    @Test
    void aSecondTransferFindsItsConnect() throws Exception {
        exotel.calleesOf(DESK, Callee.script("busy"), Callee.silent());
        LineReport line = call("cod-confirmation", Variant.USUAL, Callee.script("1 3 3"));
        assertThat(line.serverFaults()).isEmpty();
        assertThat(line.applets())
                .containsSubsequence("Connect 1", "Gather 11", "Connect 2", "Passthru 17", "Greeting 3");
        assertThat(api.newest().get("outcome").stringValue()).isEqualTo("transferred");
    }

    @Test
    void theVoicebotsAddressLeadsToASocket() {
        Flow flow = flow("rider-assignment");
        Recipe recipe = recipe(flow, new Variant(false, true, true, 0));
        String url = recipe.boxes().get(0).url().orElseThrow();
        String path = url.substring(url.indexOf("/exotel/"));
        String answer = api.get(path + "?CallSid=a1").body();
        assertThat(answer)
                .matches("\\{\"url\":\"ws://localhost:[0-9]+/exotel/stream/[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\"}");
        assertThat(api.get(path).body()).endsWith("/exotel/" + TestSettings.TOKEN + "/" + flow.name() + "/stream\"}");
    }

    private LineReport call(String name, Variant variant, Callee callee) throws Exception {
        Flow flow = flow(name);
        exotel.app("4242", RecipeChain.of(recipe(flow, variant)));
        exotel.calleesOf(TestSettings.PHONE, callee);
        String sid = dialled(api.place(order(flow)));
        LineReport line = exotel.line(sid).join(PATIENCE);
        TestApi.eventually(PATIENCE, () -> !api.newest().get("outcome").isNull());
        return line;
    }

    private String dialled(String call) throws InterruptedException {
        TestApi.eventually(
                PATIENCE, () -> api.call(call).at("/attempts/0/call_sid").isString());
        return api.call(call).at("/attempts/0/call_sid").stringValue();
    }

    private Recipe recipe(Flow flow, Variant variant) {
        return Wiring.of(flow, server.publicUrl() + "/exotel/" + TestSettings.TOKEN + "/" + flow.name(), variant);
    }

    private Flow flow(String name) {
        return Objects.requireNonNull(Server.read(FLOWS).flows().get(name)).flow();
    }

    private static Map<String, Object> order(Flow flow) {
        Map<String, Object> inputs =
                new LinkedHashMap<>(ExampleInputs.of(flow, Map.of()).values());
        inputs.replace("desk_number", DESK);
        JsonNode json = Json.MAPPER.valueToTree(inputs);
        return Map.of("flow", flow.name(), "to", TestSettings.PHONE, "inputs", json);
    }
}
