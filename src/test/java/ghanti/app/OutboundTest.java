package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A call that the business wants placed: the dial as Exotel documents it, and when there is none. */
class OutboundTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String SID = "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6";

    private MockWebServer exotel;
    private Server server;
    private TestApi api;

    @BeforeEach
    void start(@TempDir Path data) throws Exception {
        exotel = new MockWebServer();
        exotel.start();
        server = TestSettings.in(data).exotel(exotel.url("/").uri()).start();
        api = new TestApi(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
        exotel.close();
    }

    private void rings() {
        String body = "{\"Call\":{\"Sid\":\"" + SID + "\",\"Status\":\"in-progress\",\"To\":null}}";
        exotel.enqueue(new MockResponse.Builder().body(body).build());
    }

    private RecordedRequest dial() throws InterruptedException {
        return Objects.requireNonNull(exotel.takeRequest(10, TimeUnit.SECONDS), "nothing was dialled");
    }

    private void nothingMoreIsDialled() throws InterruptedException {
        assertThat(exotel.takeRequest(800, TimeUnit.MILLISECONDS)).isNull();
    }

    private String status(String call) {
        return api.call(call).get("status").stringValue();
    }

    private void eventually(String call, String status) throws InterruptedException {
        TestApi.eventually(PATIENCE, () -> status(call).equals(status));
    }

    @Test
    void dialsAsDocumented() throws Exception {
        rings();
        String call = api.place(TestApi.order("1042"));
        RecordedRequest dial = dial();
        assertThat(dial.getMethod()).isEqualTo("POST");
        assertThat(dial.getTarget()).isEqualTo("/v1/Accounts/exampletenant1/Calls/connect.json");
        String basic =
                Base64.getEncoder().encodeToString("exotel-key-91:exotel-token-c3".getBytes(StandardCharsets.UTF_8));
        assertThat(dial.getHeaders().get("Authorization")).isEqualTo("Basic " + basic);
        assertThat(dial.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(form(dial))
                .isEqualTo(Map.of(
                        "From", "+919876543210",
                        "CallerId", "08069891522",
                        "Url", "http://my.exotel.com/exampletenant1/exoml/start_voice/4242",
                        "CallType", "trans",
                        "TimeLimit", "180",
                        "TimeOut", "45",
                        "CustomField", call,
                        "StatusCallback",
                                "http://localhost:" + server.port() + "/exotel/" + TestSettings.TOKEN + "/status/"
                                        + call));
        TestApi.eventually(
                PATIENCE,
                () -> api.call(call).at("/attempts/0/call_sid").stringValue().equals(SID));
        assertThat(status(call)).isEqualTo("dialing");
        nothingMoreIsDialled();
    }

    private static Map<String, String> form(RecordedRequest request) {
        String body = Objects.requireNonNull(request.getBody()).utf8();
        HttpUrl url = HttpUrl.get("http://localhost/?" + body);
        Map<String, String> form = new HashMap<>();
        url.queryParameterNames().forEach(name -> form.put(name, Objects.requireNonNull(url.queryParameter(name))));
        return form;
    }

    @Test
    void notBeforeExpiryAndCancel() throws Exception {
        Map<String, Object> order = new HashMap<>(TestApi.order("1042"));
        order.put("not_before", Instant.now().plusSeconds(3600).toString());
        String later = api.place(order);
        order.put("expires_at", Instant.now().plusSeconds(7200).toString());
        String cancelled = api.place(order);
        order.remove("not_before");
        order.put("expires_at", Instant.now().minusSeconds(1).toString());
        String expired = api.place(order);
        eventually(expired, "expired");
        assertThat(api.call(expired).get("outcome").stringValue()).isEqualTo("expired");
        assertThat(api.post("/v1/calls/" + cancelled + "/cancel", "").statusCode())
                .isEqualTo(200);
        assertThat(api.call(cancelled).get("outcome").stringValue()).isEqualTo("cancelled");
        assertThat(api.post("/v1/calls/" + cancelled + "/cancel", "").statusCode())
                .isEqualTo(200);
        HttpResponse<String> tooLate = api.post("/v1/calls/" + expired + "/cancel", "");
        assertThat(tooLate.statusCode()).isEqualTo(409);
        assertThat(status(later)).isEqualTo("queued");
        nothingMoreIsDialled();
    }

    @Test
    void withoutAnAccountNothingIsTaken(@TempDir Path data) {
        try (Server bare = TestSettings.in(data).start()) {
            TestApi its = new TestApi(bare.port());
            HttpResponse<String> answer = its.post("/v1/calls", Json.write(TestApi.order("1042")));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("EXOTEL_ACCOUNT_SID");
            assertThat(its.calls()).isEmpty();
        }
    }
}
