package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each answer of Exotel's to a dial leads to; no phone rings twice. */
class DialAnswersTest {

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

    private void answers(int status, String body) {
        exotel.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private void rings() {
        answers(200, "{\"Call\":{\"Sid\":\"" + SID + "\",\"Status\":\"in-progress\",\"To\":null}}");
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
    void tooManyIsTriedAgainWhenExotelSaysSo() throws Exception {
        exotel.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "2")
                .body("{\"RestException\":{\"Status\":429,\"Message\":\"Too many requests\"}}")
                .build());
        rings();
        Instant began = Instant.now();
        String call = api.place(TestApi.order("1042"));
        dial();
        eventually(call, "queued");
        assertThat(api.call(call).get("attempts")).isEmpty();
        dial();
        assertThat(Duration.between(began, Instant.now())).isGreaterThan(Duration.ofMillis(1900));
        eventually(call, "dialing");
        assertThat(api.call(call).get("attempts")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        200 | {"RestException":{"Status":400,"Message":"Bad or missing parameters","Code":34001}}
        400 | {"RestException":{"Status":400,"Message":"Bad or missing parameters","Code":"34001"}}
        401 | Unauthorized
        402 | {"RestException":{"Status":402,"Message":"Balance"}}
        403 | {"RestException":{"Status":403,"Message":"Your account is not yet KYC compliant."}}
        404 | <TwilioResponse/>
        500 | {"RestException":{"Status":500,"Message":"Could not originate the call"}}
        302 | moved
        """)
    void aRefusalIsTheEnd(int status, String body) throws Exception {
        answers(status, body);
        String call = api.place(TestApi.order("1042"));
        dial();
        eventually(call, "failed");
        assertThat(api.call(call).get("outcome").stringValue()).isEqualTo("failed");
        nothingMoreIsDialled();
    }

    @ParameterizedTest
    @CsvSource({"200,''", "200,'{\"Call\":{}}'", "200,'<html>'", "502,'<html>'", "503,''", "504,'<html>'", "0,''"})
    void anUnclearAnswerIsNeverDialledAgain(int status, String body) throws Exception {
        exotel.enqueue(
                status == 0
                        ? new MockResponse.Builder()
                                .onResponseStart(new SocketEffect.CloseSocket())
                                .build()
                        : new MockResponse.Builder().code(status).body(body).build());
        String call = api.place(TestApi.order("1042"));
        dial();
        nothingMoreIsDialled();
        assertThat(status(call)).isEqualTo("dialing");
        // It rang after all: the first applet binds the line, the callback ends it.
        TestLine line = new TestLine(server.port(), SID).with("CustomField", call);
        assertThat(line.gather(1).body()).contains("Order one zero four two.");
        line.status(call, "completed");
        eventually(call, "completed");
        assertThat(api.call(call).at("/attempts/0/call_sid").stringValue()).isEqualTo(SID);
    }

    @Test
    void nobodyListensAtExotel() throws Exception {
        exotel.close();
        String call = api.place(TestApi.order("1042"));
        TestApi.eventually(
                PATIENCE,
                () -> api.call(call)
                                .get("updated_at")
                                .stringValue()
                                .compareTo(api.call(call).get("created_at").stringValue())
                        > 0);
        eventually(call, "queued");
        assertThat(api.call(call).get("attempts")).isEmpty();
    }
}
