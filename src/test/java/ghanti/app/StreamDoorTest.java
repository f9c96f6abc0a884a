package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The Voicebot's socket itself: who comes in, at which rate, and what strange frames do. */
class StreamDoorTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path data;

    private StreamServer server;

    @BeforeEach
    void start() throws Exception {
        server = new StreamServer(data);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void strangeFramesCostOnlyThemselves() throws Exception {
        String sid = server.sid();
        try (TestStream stream = TestStream.open(StreamServer.resolved(server.line(sid)))) {
            for (String frame : List.of(
                    "",
                    "x",
                    "[]",
                    "{}",
                    "null",
                    "{\"event\":7}",
                    "{\"event\":\"media\"}",
                    "{\"event\":\"unheard_of\"}",
                    "{\"event\":\"media\",\"media\":{\"payload\":\"???\"}}",
                    "{\"event\":\"dtmf\",\"dtmf\":\"5\"}",
                    "{\"event\":\"dtmf\",\"dtmf\":{\"digit\":\"55\"}}",
                    "{\"event\":\"mark\"}",
                    "{\"a\":{\"b\":[1,2",
                    "{\"event\":\"clear\"}",
                    "{\"event\":\"mark\",\"mark\":{\"name\":\"never-sent\"}}")) {
                stream.send(frame);
            }
            stream.send(
                    "{\"start\":{\"callSid\":\"" + sid
                            + "\",\"streamSid\":\"s1\",\"mediaFormat\":{\"sampleRate\":8000}},\"event\":\"start\",\"sequenceNumber\":1}");
            stream.await("media", 1, SOON);
            stream.send("{\"event\":\"dtmf\",\"dtmf\":{\"digit\":1}}");
            stream.await("clear", 1, SOON);
            assertThat(stream.heard().get(0).frame().get("stream_sid").stringValue())
                    .isEqualTo("s1");
        }
    }

    @Test
    void strangersAreRefusedBeforeTheUpgrade() {
        String base = server.sockets();
        assertRefused(base + "stream/x.y", 401);
        assertRefused(
                base + "stream/"
                        + StreamServer.resolved(server.line(server.sid())).replaceFirst(".*/", "") + "A",
                401);
        assertRefused(base + "wrong/short/stream", 404);
        assertRefused(base + TestSettings.TOKEN + "/unknown/stream", 404);
        assertRefused(base + "-/short/stream", 401);
        assertRefused(base + "wrong/listen", 404);
        String basic = Base64.getEncoder()
                .encodeToString(("key:" + TestSettings.TOKEN).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (TestStream stream = TestStream.open(base + "-/short/stream", "Authorization", "Basic " + basic)) {
            stream.begin(server.sid());
            assertThat(stream.await("media", 1, SOON)).isNotNull();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(String url, int status) {
        assertThatThrownBy(() -> TestStream.open(url))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(status));
    }

    @Test
    void aRateThatIsNoneIsTold() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("ghanti.voicebot.StreamRoutes");
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try (TestStream stream =
                TestStream.open(server.fixed() + "?sample-rate=44100").begin(server.sid())) {
            assertThat(stream.await("media", 1, SOON).sound()).hasSize(3200);
        } finally {
            logger.detachAppender(told);
        }
        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "a stream was opened with the sample-rate \"44100\"; it is taken as 8000, and may be 8000,"
                                + " 16000, 24000");
    }

    @Test
    void noMoreThanTheLimit() throws Exception {
        try (TestStream one = server.stream(server.sid());
                TestStream two = server.stream(server.sid());
                TestStream three = server.stream(server.sid())) {
            for (TestStream stream : List.of(one, two, three)) {
                stream.await("media", 1, SOON);
            }
            assertRefused(server.fixed(), 503);
            assertThat(server.api().get("/metrics").body()).contains("ghanti_streams 3.0");
        }
        TestApi.eventually(SOON, () -> server.api().get("/metrics").body().contains("ghanti_streams 0.0"));
    }

    @Test
    void otherRatesAreServed() throws Exception {
        String sid = server.sid();
        try (TestStream stream = TestStream.open(server.fixed() + "?sample-rate=16000")) {
            stream.send("{\"event\":\"start\",\"stream_sid\":\"s\",\"start\":{\"call_sid\":\"" + sid
                    + "\",\"media_format\":{\"sample_rate\":\"16000\"}}}");
            assertThat(stream.await("media", 1, SOON).sound()).hasSize(6400);
        }
    }
}
