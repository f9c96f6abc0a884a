package ghanti.fetch;

import static ghanti.fetch.Asked.json;
import static ghanti.fetch.Asked.reason;
import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Input;
import ghanti.flow.Fetch;
import ghanti.flow.Text;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a system does, a fetch has failed in bounded time and says why. */
class FetchTroubleTest {

    private static final Duration REST = Duration.ofMillis(200);

    private final MockWebServer server = new MockWebServer();
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws Exception {
        server.start();
        fetcher = Asked.fetcher(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Input answered(MockResponse response) {
        server.enqueue(response);
        return Asked.ask(fetcher, Asked.node(server, "word"));
    }

    private static MockResponse.Builder status(int code) {
        return new MockResponse.Builder().code(code).body("\"yes\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "<!doctype html><p>yes", "{\"word\": \"ye", "{} {}", "yes", "{\"word\":1,\"word\":2}"})
    void whatIsNoJson(String body) {
        assertThat(reason(answered(json(body)))).endsWith("it answered no JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 301, 400, 404, 429, 500, 503})
    void whatIsNot200(int code) {
        MockResponse.Builder answer = code == 204 ? new MockResponse.Builder().code(204) : status(code);
        assertThat(reason(answered(answer.build()))).endsWith("it answered " + code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/elsewhere", "http://10.0.0.7/", "https://orders.example/"})
    void aRedirectIsNotFollowed(String location) {
        for (int code : new int[] {302, 307}) {
            MockResponse away = status(code).setHeader("Location", location).build();
            assertThat(reason(answered(away))).endsWith("it answered " + code);
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void twoMegabytes() {
        String large = "\"" + "x".repeat(2 * 1024 * 1024) + "\"";
        assertThat(reason(answered(json(large)))).endsWith("it answered more than 65536 bytes");
        MockResponse chunked =
                new MockResponse.Builder().chunkedBody(large, 1024).build();
        assertThat(reason(answered(chunked))).endsWith("it answered more than 65536 bytes");
    }

    @Test
    void aSlowDripEndsWithTheTimeout() {
        server.enqueue(new MockResponse.Builder()
                .body("\"" + "x".repeat(100) + "\"")
                .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                .build());
        long began = System.nanoTime();
        reason(Asked.ask(fetcher, Asked.node("get: \"" + server.url("/") + "\", into: word, timeout: 300ms")));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(250), Duration.ofSeconds(1));
    }

    @Test
    void whatIsLeftOfTheTurnIsShorterThanTheTimeout() {
        server.enqueue(
                new MockResponse.Builder().headersDelay(1, TimeUnit.SECONDS).build());
        long began = System.nanoTime();
        Input late = fetcher.fetch(Asked.node(server, "word"), Map.of(), "", Duration.ofMillis(150));
        assertThat(reason(late)).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(800));
    }

    @Test
    void nobodyListensThere() {
        String url = server.url("/").toString();
        server.close();
        assertThat(reason(Asked.ask(fetcher, Asked.node("get: \"" + url + "\", into: word"))))
                .startsWith(server.getHostName());
    }

    private static Fetch asking(String url) {
        Fetch node = Asked.node("get: \"https://orders.example/\", into: word");
        return new Fetch(
                node.name(), "GET", Text.fixed(url), Map.of(), node.into(), node.timeout(), node.go(), node.failed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://orders.example/", "http://10.0.0.7/", "http://169.254.169.254/latest/meta-data"})
    void anAddressThatIsNotNamedIsNotAsked(String url) {
        assertThat(reason(Asked.ask(fetcher, asking(url)))).endsWith("is not among GHANTI_FETCH_HOSTS");
    }

    /** A version of a flow may have been kept that would not be taken any more. */
    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/hostname", "orders/1042", "http://", "http://or ders/", ""})
    void whatIsNoAddressIsNotAsked(String url) {
        assertThat(reason(Asked.ask(fetcher, asking(url)))).isEqualTo("what it asks is no http or https address");
    }

    @Test
    void ordersThatAreNotThereDoNotSpeakAgainstTheirHost() {
        for (int i = 0; i < 10; i++) {
            reason(answered(status(404).build()));
        }
        assertThat(Asked.values(answered(json("\"yes\"")))).containsEntry("word", "yes");
    }

    @Test
    void aHostThatFailsAgainAndAgainIsLeftAloneForAWhile() throws Exception {
        fetcher = new HttpFetcher(
                new OkHttpClient(), new FetchHosts(List.of(server.getHostName() + ":" + server.getPort())), REST);
        for (int i = 0; i < 5; i++) {
            reason(answered(status(500).build()));
        }
        assertThat(reason(Asked.ask(fetcher, Asked.node(server, "word")))).endsWith("has failed too often just now");
        assertThat(server.getRequestCount()).isEqualTo(5);
        Thread.sleep(REST.plusMillis(50).toMillis());
        for (int i = 0; i < 3; i++) {
            assertThat(Asked.values(answered(json("\"yes\"")))).containsEntry("word", "yes");
        }
        reason(answered(status(500).build()));
        assertThat(Asked.values(answered(json("\"yes\"")))).containsEntry("word", "yes");
    }

    @Test
    void oneHostThatFailsDoesNotStandForAnother() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            fetcher = new HttpFetcher(new OkHttpClient(), new FetchHosts(List.of(server.getHostName())), REST);
            for (int i = 0; i < 5; i++) {
                reason(answered(status(500).build()));
            }
            other.enqueue(json("\"yes\""));
            assertThat(Asked.values(Asked.ask(fetcher, Asked.node(other, "word"))))
                    .containsEntry("word", "yes");
        }
    }
}
