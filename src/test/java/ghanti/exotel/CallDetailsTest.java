package ghanti.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.LineReport;
import ghanti.call.LineReport.End;
import ghanti.dial.Telephony.Standing;
import ghanti.emulator.Account;
import ghanti.emulator.Emulator;
import ghanti.flow.ExotelChoice;
import java.io.IOException;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a line stands by Exotel's own account of it. */
class CallDetailsTest {

    private static final String SID = "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6";

    private final MockWebServer exotel = new MockWebServer();

    @BeforeEach
    void listen() throws IOException {
        exotel.start();
    }

    @AfterEach
    void close() {
        exotel.close();
    }

    private static ExotelClient client(HttpUrl base) {
        ExotelAccount account = new ExotelAccount(base, "exampletenant1", "key", "token", "08069891522", "4242");
        return new ExotelClient(
                new OkHttpClient(),
                Optional.of(account),
                new ExotelClient.Addresses(id -> "http://localhost/" + id, flow -> "ws://localhost/" + flow),
                call -> ExotelChoice.OF_THE_SETTINGS);
    }

    private Standing standing(int status, String body) {
        exotel.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return client(exotel.url("/")).standing(SID);
    }

    private Standing standing(String status) {
        return standing(
                200,
                "{\"Call\": {\"Sid\": \"" + SID + "\", \"Status\": \"" + status
                        + "\", \"RecordingUrl\": null, \"Details\": {\"Legs\": []}}}");
    }

    @Test
    void asksForTheDetailsOfTheCall() throws Exception {
        assertThat(standing("ringing")).isEqualTo(new Standing.UnderWay());
        RecordedRequest request = exotel.takeRequest();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/v1/Accounts/exampletenant1/Calls/" + SID + ".json?details=true");
        assertThat(request.getHeaders().get("Authorization")).startsWith("Basic ");
    }

    @ParameterizedTest
    @CsvSource({
        "completed, COMPLETED",
        "failed, FAILED",
        "busy, BUSY",
        "no-answer, NO_ANSWER",
        "canceled, FAILED",
        "Completed, COMPLETED"
    })
    void endsAreTold(String status, End end) {
        assertThat(standing(status))
                .isEqualTo(new Standing.Over(
                        new LineReport(Optional.of(SID), Optional.of(end), end == End.COMPLETED, Optional.empty())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "ringing", "in-progress"})
    void whatIsNotOverIsUnderWay(String status) {
        assertThat(standing(status)).isEqualTo(new Standing.UnderWay());
    }

    @Test
    void theRecordingComesAlong() {
        String url = "https://recordings.example.com/" + SID + ".mp3";
        Standing standing = standing(
                200,
                "{\"Call\": {\"Sid\": \"" + SID + "\", \"Status\": \"completed\", \"RecordingUrl\": \"" + url + "\"}}");
        assertThat(standing)
                .isEqualTo(new Standing.Over(
                        new LineReport(Optional.of(SID), Optional.of(End.COMPLETED), true, Optional.of(url))));
    }

    @Test
    void whatExotelDoesNotSayIsUnknown() {
        assertThat(standing("thinking")).isEqualTo(new Standing.Unknown("Exotel calls its status \"thinking\""));
        assertThat(standing(404, "{\"RestException\": {\"Status\": 404, \"Message\": \"No such call\"}}"))
                .isEqualTo(new Standing.Unknown("HTTP 404, No such call"));
        assertThat(standing(200, "{\"RestException\": {\"Status\": 401, \"Message\": \"Who?\", \"Code\": 1}}"))
                .isEqualTo(new Standing.Unknown("HTTP 200, Who? (code 1)"));
        assertThat(standing(200, "{\"Call\": {\"Sid\": \"another\", \"Status\": \"completed\"}}"))
                .isInstanceOf(Standing.Unknown.class);
        assertThat(standing(200, "<TwilioResponse/>")).isInstanceOf(Standing.Unknown.class);
        String flood = "{\"Call\": {\"Sid\": \"" + SID + "\", \"Status\": \"completed\", \"x\": \""
                + "x".repeat(1024 * 1024) + "\"}}";
        assertThat(standing(200, flood)).isInstanceOf(Standing.Unknown.class);
        exotel.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        assertThat(client(exotel.url("/")).standing(SID)).isInstanceOf(Standing.Unknown.class);
    }

    @Test
    void theEmulatorAnswersIt() {
        Account account = Account.of("exampletenant1", "key", "token", "08069891522");
        try (Emulator emulator = Emulator.of(account).start()) {
            HttpUrl base = HttpUrl.get(emulator.baseUrl().toString());
            assertThat(client(base).standing(SID)).isEqualTo(new Standing.Unknown("HTTP 404, There is no call " + SID));
            assertThat(emulator.lookups())
                    .containsExactly("/v1/Accounts/exampletenant1/Calls/" + SID + ".json?details=true");
        }
    }
}
