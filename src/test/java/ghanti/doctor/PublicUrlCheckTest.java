package ghanti.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.exotel.Echo;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A public address with everything that can stand between it and a server. */
class PublicUrlCheckTest {

    private static final String TOKEN = "webhook-token-1";
    private static final String NOWHERE = "http://127.0.0.1:1";
    private static final String SOUND = "/audio/abc.wav";

    private final MockWebServer web = new MockWebServer();
    private Function<RecordedRequest, MockResponse> server = request -> ghanti(request, TOKEN);

    @BeforeEach
    void start() throws IOException {
        web.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return server.apply(request);
            }
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.close();
    }

    private static MockResponse status(int status) {
        return new MockResponse.Builder().code(status).build();
    }

    /** What a server with that token answers. */
    private static MockResponse ghanti(RecordedRequest request, String token) {
        String query = String.valueOf(request.getUrl().encodedQuery());
        return switch (request.getUrl().encodedPath()) {
            case "/health" ->
                new MockResponse.Builder().body("{\"status\":\"alive\"}").build();
            case SOUND ->
                new MockResponse.Builder()
                        .setHeader("Content-Type", "audio/wav")
                        .body("RIFF")
                        .build();
            default ->
                request.getUrl().encodedPath().equals("/exotel/" + token + "/echo") ? echo(query, token) : status(404);
        };
    }

    private static MockResponse echo(String query, String token) {
        return new MockResponse.Builder()
                .body(Json.write(Map.of("query", query, "proof", Echo.proof(token, query))))
                .build();
    }

    private String url() {
        return web.url("/").toString().replaceFirst("/$", "");
    }

    private String look(String url, String local) {
        PublicUrlCheck.Place place = new PublicUrlCheck.Place(url, true, Optional.of(TOKEN), local, Optional.of(SOUND));
        return Findings.text(new PublicUrlCheck(Findings.probe(), place, "n-1").findings());
    }

    private String look() {
        return look(url(), NOWHERE);
    }

    @Test
    void whatReachesTheServerIsGood() {
        assertThat(look())
                .contains(
                        "warn public address: PUBLIC_URL is that of this machine",
                        "ok public address: leads to a server with this token",
                        "ok head",
                        "latency: an answer takes",
                        "ok sounds")
                .doesNotContain("fail public", "fail head", "fail sounds");
    }

    @Test
    void aPrefixStaysBeforeThePath() {
        server = request -> request.getUrl().encodedPath().equals("/voice/exotel/" + TOKEN + "/echo")
                ? echo(String.valueOf(request.getUrl().encodedQuery()), TOKEN)
                : status(404);
        assertThat(look(url() + "/voice", NOWHERE)).contains("ok public address: leads to a server");
    }

    @Test
    void redirectsAreTold() {
        server = request -> new MockResponse.Builder()
                .code(301)
                .setHeader("Location", "https://calls.example.com" + request.getTarget())
                .build();
        assertThat(look())
                .contains(
                        "fail public address", "a redirect to https://calls.example.com, which Exotel does not follow")
                .doesNotContain(TOKEN);
    }

    @Test
    void anotherTokenAnotherProgramAndALostPrefixAreTold() {
        server = request -> ghanti(request, "webhook-token-2");
        assertThat(look()).contains("fail public address", "a ghanti with another webhook token");
        server = request ->
                new MockResponse.Builder().body("<html>Welcome</html>").build();
        assertThat(look()).contains("fail public address", "leads to something else (HTTP 200)");
        server = request -> status(404);
        assertThat(look()).contains("fail public address", "leads to something else (HTTP 404)");
    }

    @Test
    void whoAnswersForUsWithoutTheTokenIsToldApart() {
        server = request -> echo(String.valueOf(request.getUrl().encodedQuery()), "guessed");
        assertThat(look()).contains("fail public address");
    }

    @Test
    void aQueryThatSuffersIsTold() {
        server = request -> request.getUrl().encodedPath().endsWith("/echo") ? echo("", TOKEN) : ghanti(request, TOKEN);
        assertThat(look()).contains("fail public address", "drops the query");
        server = request -> request.getUrl().encodedPath().endsWith("/echo")
                ? echo("nonce=n-1&digits=\"1\"", TOKEN)
                : ghanti(request, TOKEN);
        assertThat(look()).contains("warn public address", "rewrites the query");
    }

    @Test
    void headThatIsNotPassedOnIsTold() {
        server = request -> "HEAD".equals(request.getMethod()) ? status(405) : ghanti(request, TOKEN);
        assertThat(look()).contains("fail head: HEAD is not answered with 200 as GET is but with 405");
    }

    @Test
    void soundsWithoutLengthOrAtAllAreTold() {
        server = request -> request.getUrl().encodedPath().equals(SOUND)
                ? new MockResponse.Builder()
                        .setHeader("Content-Type", "audio/wav")
                        .chunkedBody("RIFF", 2)
                        .build()
                : ghanti(request, TOKEN);
        assertThat(look()).contains("fail sounds: /audio/abc.wav comes without Content-Length");
        server = request -> request.getUrl().encodedPath().equals(SOUND) ? status(404) : ghanti(request, TOKEN);
        assertThat(look()).contains("fail sounds: /audio/abc.wav is not served as a sound (HTTP 404 )");
    }

    private void slow(int milliseconds) {
        server = request -> ghanti(request, TOKEN)
                .newBuilder()
                .headersDelay(milliseconds, TimeUnit.MILLISECONDS)
                .build();
    }

    @Test
    void slownessIsTold() {
        slow(700);
        assertThat(look()).containsAnyOf("warn latency: an answer takes", "fail latency: an answer takes");
        slow(2100);
        assertThat(look()).contains("fail latency: an answer takes");
    }

    @Test
    void withoutAServerWhatNeedsOneIsSkipped() {
        assertThat(look(NOWHERE, NOWHERE)).contains("skipped echo: nobody answers on", "start one with serve");
        server = request -> status(502);
        assertThat(look()).contains("skipped echo", "HTTP 502 of a proxy");
    }

    @Test
    void anAddressThatDoesNotLeadHereThoughAServerRunsIsTold() {
        assertThat(look(NOWHERE, url())).contains("fail public address", "nothing listens there");
        server = request -> request.getUrl().encodedPath().equals("/health") ? ghanti(request, TOKEN) : status(502);
        assertThat(look(url(), url()))
                .contains("fail public address", "leads to a proxy that does not reach the server");
    }

    @Test
    void aHostThatIsNoneAndPlainHttpAreTold() {
        assertThat(look("http://no-such-host.invalid", NOWHERE))
                .contains("fail public address: PUBLIC_URL is http", "there is no host no-such-host.invalid");
    }

    @Test
    void whatSpeaksNoTlsIsTold() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            Thread answering = new Thread(() -> refuse(plain));
            answering.start();
            assertThat(look("https://localhost:" + plain.getLocalPort(), NOWHERE))
                    .contains("fail public address", "certificate that is publicly trusted");
            answering.join();
        }
    }

    private static void refuse(ServerSocket plain) {
        try (Socket client = plain.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.getOutputStream().flush();
            client.getInputStream().readAllBytes();
        } catch (IOException e) {
            // The client has gone, as it should.
        }
    }

    @Test
    void withoutATokenNothingIsAsked() {
        PublicUrlCheck.Place place = new PublicUrlCheck.Place(url(), true, Optional.empty(), NOWHERE, Optional.empty());
        assertThat(Findings.text(new PublicUrlCheck(Findings.probe(), place, "n-1").findings()))
                .contains("skipped echo: no server has run on this data folder yet");
        assertThat(web.getRequestCount()).isZero();
    }

    @Test
    void resultAddressesAreAskedForNothing() throws Exception {
        server = request -> status(405);
        assertThat(results(URI.create(url() + "/calls"))).startsWith("ok result address");
        RecordedRequest request = web.takeRequest();
        assertThat(request.getMethod()).isEqualTo("HEAD");
        server = request2 -> status(302);
        assertThat(results(URI.create(url()))).startsWith("warn result address: answers with a redirect");
        assertThat(results(URI.create(NOWHERE))).startsWith("warn result address: 127.0.0.1 cannot be reached");
        assertThat(Findings.text(new ResultUrlCheck(Findings.probe(), Optional.empty()).findings()))
                .startsWith("warn result address: none is set");
    }

    private static String results(URI url) {
        return Findings.text(new ResultUrlCheck(Findings.probe(), Optional.of(url)).findings());
    }
}
