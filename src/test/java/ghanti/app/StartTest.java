package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Account;
import ghanti.emulator.DialAnswer;
import ghanti.emulator.Emulator;
import ghanti.emulator.Tempo;
import ghanti.exotel.DialWay;
import ghanti.exotel.ExotelAccount;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code POST /start}: what is dialled, what is answered, and why not. */
class StartTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String VOICEBOT = "08069891522";

    @TempDir
    private Path folder;

    private Emulator exotel;

    @BeforeEach
    void ring() {
        exotel = Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", VOICEBOT))
                .tempo(Tempo.instant())
                .start();
    }

    @AfterEach
    void close() {
        exotel.close();
    }

    private Server server(Optional<String> voicebot) {
        ExotelAccount account = new ExotelAccount(
                HttpUrl.get(exotel.baseUrl().toString()),
                "exampletenant1",
                "exotel-key-91",
                "exotel-token-c3",
                "08069891522",
                "4242",
                DialWay.APP,
                voicebot);
        return TestSettings.in(folder.resolve("data")).exotel(account).start();
    }

    @Test
    void startConnectsANumber() throws Exception {
        try (Server server = server(Optional.of(VOICEBOT))) {
            TestApi api = new TestApi(server.port());
            HttpResponse<String> response = start(api, "+91 98765 43210");
            assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
            JsonNode answer = TestApi.json(response);
            assertThat(answer.get("status").stringValue()).isEqualTo("call_initiated");
            assertThat(answer.get("phone_number").stringValue()).isEqualTo(TestSettings.PHONE);
            assertThat(answer.get("call_sid").stringValue())
                    .isEqualTo(exotel.awaitLine(1, PATIENCE).sid());
            assertThat(exotel.dials().get(0).form())
                    .containsEntry("From", TestSettings.PHONE)
                    .containsEntry("To", VOICEBOT)
                    .containsEntry("CallerId", "08069891522")
                    .doesNotContainKeys("Url", "StreamUrl", "CustomField");
        }
    }

    private static HttpResponse<String> start(TestApi api, String number) {
        return api.post("/start", "{\"dialout_settings\":{\"phone_number\":\"" + number + "\"}}");
    }

    @Test
    void startSaysWhyNot() throws Exception {
        try (Server server = server(Optional.of(VOICEBOT))) {
            TestApi api = new TestApi(server.port());
            exotel.answerNextDials(
                    DialAnswer.refused(403, "Your account is not yet KYC compliant."),
                    DialAnswer.tooMany(Duration.ofSeconds(7)),
                    DialAnswer.placed().lost());
            HttpResponse<String> refused = start(api, TestSettings.PHONE);
            assertThat(refused.statusCode()).isEqualTo(502);
            assertThat(refused.body()).contains("HTTP 403", "not yet KYC compliant");
            assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
            HttpResponse<String> later = start(api, TestSettings.PHONE);
            assertThat(later.statusCode()).isEqualTo(503);
            assertThat(later.headers().firstValue("Retry-After")).contains("7");
            assertThat(start(api, TestSettings.PHONE).statusCode()).isEqualTo(504);
            assertThat(start(api, "12").statusCode()).isEqualTo(422);
            assertThat(start(api, "12").body()).contains("dialout_settings.phone_number");
            assertThat(api.post("/start", "{}").statusCode()).isEqualTo(422);
            assertThat(api.post("/start", "[]").statusCode()).isEqualTo(400);
            HttpRequest.Builder keyless = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + server.port() + "/start"))
                    .POST(HttpRequest.BodyPublishers.ofString("{}"));
            assertThat(TestApi.send(keyless).statusCode()).isEqualTo(401);
            assertThat(exotel.dials()).hasSize(3);
        }
        try (Server server = server(Optional.empty())) {
            HttpResponse<String> unconfigured = start(new TestApi(server.port()), TestSettings.PHONE);
            assertThat(unconfigured.statusCode()).isEqualTo(503);
            assertThat(unconfigured.body()).contains("EXOTEL_VOICEBOT_NUMBER");
        }
    }
}
