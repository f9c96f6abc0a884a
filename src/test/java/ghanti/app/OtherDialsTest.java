package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Emulator;
import ghanti.emulator.LineReport;
import ghanti.exotel.DialWay;
import ghanti.exotel.ExotelAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dials that go to no app: to our stream, and to the ExoPhone of a Voicebot. */
class OtherDialsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String VOICEBOT = "08069891522";
    private static final String FLOW = """
            flow: short
            languages: [hi]
            inputs: {order_id: {type: digits}}
            answers: {prep_minutes: {type: number}}
            start: ask
            nodes:
              ask:
                type: menu
                prompt: {hi: "आपके लिए नया ऑर्डर आया है।"}
                no_input: {prompt: {hi: "आपने कोई बटन नहीं दबाया।"}}
                keys: {"1": minutes}
                exhausted: no_response
              minutes:
                type: menu
                prompt: {hi: "धन्यवाद।"}
                no_input: {prompt: {hi: "आपने कोई बटन नहीं दबाया।"}}
                keys: {"2": {set: {prep_minutes: 30}, go: thanks}}
                exhausted: no_response
              thanks: {type: end, outcome: accepted, prompt: {hi: "आपके लिए नया ऑर्डर आया है।"}}
              no_response: {type: end, outcome: no_response, prompt: {hi: "धन्यवाद।"}}
            """;

    @TempDir
    private Path folder;

    private Emulator exotel;

    @BeforeEach
    void ring() {
        exotel = Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", VOICEBOT))
                .callee(Callee.script("1 2"))
                .start();
    }

    @AfterEach
    void close() {
        exotel.close();
    }

    private Server server(DialWay way, Optional<String> voicebot) throws Exception {
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("short.yaml"), FLOW);
        ExotelAccount account = new ExotelAccount(
                HttpUrl.get(exotel.baseUrl().toString()),
                "exampletenant1",
                "exotel-key-91",
                "exotel-token-c3",
                "08069891522",
                "",
                way,
                voicebot);
        return TestSettings.in(folder.resolve("data"))
                .flows(flows)
                .exotel(account)
                .start();
    }

    @Test
    void aCallIsHeldOverAStreamWithoutAnyApp() throws Exception {
        try (Server server = server(DialWay.VOICE_AI, Optional.empty())) {
            TestApi api = new TestApi(server.port());
            String id =
                    api.place(Map.of("flow", "short", "to", TestSettings.PHONE, "inputs", Map.of("order_id", "1042")));
            LineReport line = exotel.awaitLine(1, PATIENCE).join(PATIENCE);
            assertThat(line.serverFaults()).isEmpty();
            assertThat(exotel.dials().get(0).form())
                    .containsEntry("CustomField", id)
                    .containsEntry("StreamType", "bidirectional")
                    .containsEntry(
                            "StreamUrl",
                            "ws://localhost:" + server.port() + "/exotel/" + TestSettings.TOKEN
                                    + "/short/stream?CustomField=" + id)
                    .doesNotContainKeys("Url", "To");
            TestApi.eventually(PATIENCE, () -> !api.call(id).get("outcome").isNull());
            assertThat(api.call(id).get("outcome").stringValue()).isEqualTo("accepted");
            assertThat(api.call(id).at("/answers/prep_minutes").intValue()).isEqualTo(30);
            assertThat(api.calls()).hasSize(1);
            TestApi.eventually(
                    PATIENCE,
                    () -> api.call(id).at("/attempts/0/status").stringValue().equals("completed"));
        }
    }

    @Test
    void aQueuedCallIsConnectedToTheVoicebotsNumber() throws Exception {
        try (Server server = server(DialWay.TWO_NUMBERS, Optional.of(VOICEBOT))) {
            TestApi api = new TestApi(server.port());
            String id =
                    api.place(Map.of("flow", "short", "to", TestSettings.PHONE, "inputs", Map.of("order_id", "1042")));
            assertThat(exotel.awaitDial(1, PATIENCE).form())
                    .containsEntry("To", VOICEBOT)
                    .containsEntry("From", TestSettings.PHONE)
                    .containsEntry("CustomField", id)
                    .doesNotContainKeys("Url", "StreamUrl");
        }
    }
}
