package ghanti.exotel;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.dial.Telephony.Lookup;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
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
        return CallLookup.lookUp(account, Instant.parse("2026-11-20T06:30:00Z"), "+919876543210", request -> {
            try (Response response = http.newCall(request).execute()) {
                return RestAnswer.of(response);
            }
        });
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
        assertThat(lookUp(200, page("null", "08069891522"))).isInstanceOf(Lookup.Unknown.class);
        assertThat(lookUp(500, "{\"Calls\": []}")).isInstanceOf(Lookup.Unknown.class);
        assertThat(lookUp(200, "<TwilioResponse/>")).isInstanceOf(Lookup.Unknown.class);
    }

    private static String page(String next, String from) {
        String call = "{\"Sid\": \"x\", \"From\": \"" + from + "\"}";
        return "{\"Metadata\": {\"NextPageUri\": " + next + "}, \"Calls\": ["
                + String.join(",", Collections.nCopies(100, call)) + "]}";
    }

    @Test
    void aBusyMinuteFillsSeveralPages() throws Exception {
        String more = "\"/v1/Accounts/exampletenant1/Calls?PageSize=100&After=MTU3\"";
        answers(page(more, "08069891522"));
        String rest =
                "{\"Metadata\": {\"NextPageUri\": null}, \"Calls\": [{\"Sid\": \"ours\", \"From\": \"09876543210\"}]}";
        assertThat(lookUp(200, rest)).isEqualTo(new Lookup.Rang(List.of("ours")));
        assertThat(exotel.takeRequest().getUrl().queryParameter("After")).isNull();
        RecordedRequest second = exotel.takeRequest();
        assertThat(second.getUrl().queryParameter("After")).isEqualTo("MTU3");
        assertThat(second.getUrl().queryParameter("DateCreated")).startsWith("gte:2026-11-20 11:59:50");
        answers(page(more, "08069891522"));
        assertThat(lookUp(200, "{\"Calls\": []}")).isEqualTo(new Lookup.NeverRang());
        answers(page(more, "08069891522"));
        assertThat(lookUp(500, "")).isInstanceOf(Lookup.Unknown.class);
    }

    @Test
    void aListWithoutAnEndProvesNothing() throws Exception {
        for (int page = 0; page < 19; page++) {
            answers(page("\"/v1/Accounts/exampletenant1/Calls?After=MTU3\"", "08069891522"));
        }
        assertThat(lookUp(200, page("\"/v1/Accounts/exampletenant1/Calls?After=MTU3\"", "08069891522")))
                .isInstanceOf(Lookup.Unknown.class);
    }

    private void answers(String body) {
        exotel.enqueue(new MockResponse.Builder().body(body).build());
    }
}
