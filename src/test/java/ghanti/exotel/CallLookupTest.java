package ghanti.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.dial.Telephony.Lookup;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a list of Exotel's calls proves about a dial whose answer never came. */
class CallLookupTest {

    private final MockWebServer exotel = new MockWebServer();

    @BeforeEach
    void listen() throws IOException {
        exotel.start();
    }

    @AfterEach
    void close() {
        exotel.close();
    }

    private Lookup lookUp(int status, String body) throws IOException {
        exotel.enqueue(new MockResponse.Builder().code(status).body(body).build());
        ExotelAccount account =
                new ExotelAccount(exotel.url("/"), "exampletenant1", "key", "token", "08069891522", "4242");
        OkHttpClient http = new OkHttpClient();
        try (Response response = http.newCall(CallLookup.request(account, Instant.parse("2026-11-20T06:30:00Z")))
                .execute()) {
            return CallLookup.read(RestAnswer.of(response), "+919876543210");
        }
    }

    @Test
    void asksForTheTimeAroundTheDialInIndia() throws Exception {
        lookUp(200, "{\"Calls\": []}");
        RecordedRequest request = exotel.takeRequest();
        assertThat(request.getUrl().encodedPath()).isEqualTo("/v1/Accounts/exampletenant1/Calls.json");
        assertThat(request.getUrl().queryParameter("DateCreated"))
                .isEqualTo("gte:2026-11-20 11:59:50;lte:2026-11-20 12:00:50");
        assertThat(request.getHeaders().get("Authorization")).startsWith("Basic ");
    }

    @Test
    void theNumberCountsInWhateverFormItIsWritten() throws IOException {
        String calls = """
                {"Metadata": {"Total": 2}, "Calls": [
                  {"Sid": "other", "From": "08069891522", "To": null},
                  {"Sid": "ours", "From": "09876543210", "To": "08069891522"}]}
                """;
        assertThat(lookUp(200, calls)).isEqualTo(new Lookup.Rang(List.of("ours")));
    }

    @Test
    void onlyAWholeListProvesThatNothingRang() throws IOException {
        assertThat(lookUp(200, "{\"Metadata\": {\"Total\": 0}, \"Calls\": []}")).isEqualTo(new Lookup.NeverRang());
        String full = "{\"Sid\": \"x\", \"From\": \"08069891522\"},".repeat(100);
        assertThat(lookUp(200, "{\"Calls\": [" + full.substring(0, full.length() - 1) + "]}"))
                .isInstanceOf(Lookup.Unknown.class);
        assertThat(lookUp(500, "{\"Calls\": []}")).isInstanceOf(Lookup.Unknown.class);
        assertThat(lookUp(200, "<TwilioResponse/>")).isInstanceOf(Lookup.Unknown.class);
    }
}
