package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import ghanti.app.TestStream.Heard;
import ghanti.call.Json;
import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** The vendor's call over the Voicebot: what is sent, when, and what keys do. */
class StreamTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String FLOW = """
            flow: short
            languages: [hi, en]
            answers: {minutes: {type: number}, choice: {type: text}}
            defaults: {attempts: 2, timeout: 1s, between_keys: 700ms}
            start: ask
            nodes:
              ask:
                type: menu
                prompt: {hi: "आपके लिए नया ऑर्डर आया है।", en: "Thank you."}
                no_input: {prompt: {hi: "आपने कोई बटन नहीं दबाया।", en: "You did not press a key."}}
                keys: {"1": {set: {choice: yes}, go: count}, "2": {go: polite}, "9": repeat}
              count:
                type: digits
                into: minutes
                length: 1..3
                finish_on: "#"
                valid: "minutes <= 90"
                prompt: {hi: "धन्यवाद।", en: "Thank you."}
                go: bye
              polite:
                type: menu
                barge_in: false
                prompt: {hi: "आपके लिए नया ऑर्डर आया है।", en: "Thank you."}
                keys: {"1": bye}
              bye: {type: end, outcome: done, prompt: {hi: "धन्यवाद।", en: "Thank you."}}
              no_response: {type: end, outcome: no_response, prompt: {hi: "धन्यवाद।", en: "Thank you."}}
            """;

    @TempDir
    Path data;

    private Server server;
    private TestApi api;
    private int lines;

    @BeforeEach
    void start() throws Exception {
        Path flows = Files.createDirectories(data.resolve("flows"));
        Files.writeString(flows.resolve("short.yaml"), FLOW);
        Files.copy(Path.of("flows/prep-reminder.yaml"), flows.resolve("prep-reminder.yaml"));
        server = TestSettings.in(data.resolve("db"))
                .flows(flows)
                .audio(new AudioSettings(new AudioFolder(Path.of("audio-cache")), PromptMode.TEXT, Optional.empty()))
                .mostStreams(3)
                .start();
        api = new TestApi(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String sid() {
        lines++;
        return "a1b2c3d4e5f60718293a4b5c6d7e00" + lines + "v";
    }

    private TestLine line(String sid) {
        return new TestLine(server.port(), sid).flow("short");
    }

    private static String resolved(TestLine line) {
        return Json.MAPPER.readTree(line.ask("voicebot", "").body()).get("url").stringValue();
    }

    private TestStream stream(String sid) {
        return TestStream.open(resolved(line(sid))).begin(sid);
    }

    private JsonNode call(String sid) {
        return api.calls().stream()
                .filter(call -> call.toString().contains(sid))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void speaksAtOnceInChunksThatExotelTakes() throws Exception {
        String sid = sid();
        long begun = System.nanoTime();
        try (TestStream stream = stream(sid)) {
            Heard first = stream.await("media", 1, SOON);
            assertThat(Duration.ofNanos(first.at() - begun)).isLessThan(Duration.ofSeconds(2));
            Heard mark = stream.await("mark", 1, SOON);
            List<Heard> media = stream.heard().stream()
                    .filter(one -> one.event().equals("media"))
                    .toList();
            assertThat(media).allSatisfy(chunk -> {
                assertThat(chunk.sound()).hasSize(3200);
                assertThat(chunk.frame().get("stream_sid").stringValue()).isEqualTo(TestStream.SID);
            });
            // Sound is sent as it is heard, 0.8 s ahead at most: the last of n chunks leaves when n-4 have been heard.
            Duration taken = Duration.ofNanos(mark.at() - first.at());
            assertThat(taken)
                    .isBetween(
                            Duration.ofMillis(200L * (media.size() - 5)), Duration.ofMillis(200L * media.size() + 600));
            assertThat(call(sid).get("turns").get(0).get("node").stringValue()).isEqualTo("ask");
        }
    }

    @Test
    void aKeyStopsThePromptAndIsTheAnswer() throws Exception {
        String sid = sid();
        try (TestStream stream = stream(sid)) {
            stream.await("media", 2, SOON);
            stream.key("1");
            Heard clear = stream.await("clear", 1, SOON);
            long before = stream.heard().stream()
                    .filter(one -> one.event().equals("media") && one.at() < clear.at())
                    .count();
            Heard next = stream.await("media", (int) before + 1, SOON);
            assertThat(Duration.ofNanos(next.at() - clear.at())).isLessThan(Duration.ofSeconds(1));
            stream.key("4").key("5");
            Thread.sleep(1500);
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
        }
        TestApi.eventually(SOON, () -> call(sid).get("status").stringValue().equals("completed"));
        JsonNode call = call(sid);
        assertThat(call.get("outcome").stringValue()).isEqualTo("done");
        assertThat(call.get("answers").get("minutes").intValue()).isEqualTo(45);
        assertThat(call.get("turns")).hasSize(2);
        assertThat(line(sid).press(1, "")).isEqualTo(302);
    }

    @Test
    void theFinishingKeyEndsAnAnswer() throws Exception {
        String sid = sid();
        try (TestStream stream = stream(sid)) {
            stream.await("media", 1, SOON);
            stream.key("1").key("7").key("#");
            assertThat(stream.awaitClose(Duration.ofSeconds(8))).isEqualTo(1000);
        }
        assertThat(call(sid).get("answers").get("minutes").intValue()).isEqualTo(7);
    }

    @Test
    void whoIsAskedPolitelyIsNotHeardBeforeTheEnd() throws Exception {
        String sid = sid();
        try (TestStream stream = stream(sid)) {
            stream.await("media", 1, SOON);
            stream.key("2");
            stream.await("clear", 1, SOON);
            long cleared = stream.count("media");
            stream.await("media", (int) cleared + 1, SOON);
            stream.key("1");
            Heard mark = stream.await("mark", 1, SOON);
            assertThat(stream.count("clear")).isEqualTo(1);
            stream.mark(mark.frame().get("mark").get("name").stringValue());
            Thread.sleep(100);
            stream.key("1");
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
        }
        assertThat(call(sid).get("outcome").stringValue()).isEqualTo("done");
    }

    @Test
    void silenceCountsFromTheMarkAndEndsAfterTheAttempts() throws Exception {
        String sid = sid();
        try (TestStream stream = stream(sid)) {
            Heard first = stream.await("mark", 1, SOON);
            stream.mark(first.frame().get("mark").get("name").stringValue());
            long marked = System.nanoTime();
            long sent = stream.count("media");
            Heard again = stream.await("media", (int) sent + 1, SOON);
            assertThat(Duration.ofNanos(again.at() - marked))
                    .isBetween(Duration.ofMillis(900), Duration.ofMillis(1900));
            // This mark never comes back: its time passes.
            assertThat(stream.awaitClose(Duration.ofSeconds(20))).isEqualTo(1000);
        }
        assertThat(call(sid).get("outcome").stringValue()).isEqualTo("no_response");
    }

    @Test
    void aLostSocketGoesOnWhereItWas() throws Exception {
        String sid = sid();
        TestStream first = stream(sid);
        first.await("media", 1, SOON);
        first.key("1");
        TestApi.eventually(SOON, () -> call(sid).get("node").stringValue().equals("count"));
        first.drop();
        try (TestStream second = stream(sid)) {
            second.await("media", 1, SOON);
            second.key("8").key("#");
            assertThat(second.awaitClose(SOON)).isEqualTo(1000);
        }
        assertThat(call(sid).get("answers").get("minutes").intValue()).isEqualTo(8);
        assertThat(call(sid).get("turns")).hasSize(2);
    }

    @Test
    void aLostSocketGoesOnOverGather() throws Exception {
        String sid = sid();
        TestStream stream = stream(sid);
        stream.await("media", 1, SOON);
        stream.key("1");
        TestApi.eventually(SOON, () -> call(sid).get("node").stringValue().equals("count"));
        stream.drop();
        TestLine line = line(sid).with("Stream[Status]", "failed").with("Stream[StreamSID]", TestStream.SID);
        assertThat(line.press(1, "")).isEqualTo(200);
        line.without("Stream[Status]").without("Stream[StreamSID]");
        assertThat(line.gather(2).body()).contains("\"max_input_digits\":3");
        assertThat(line.press(2, "30")).isEqualTo(302);
        assertThat(call(sid).get("answers").get("minutes").intValue()).isEqualTo(30);
    }

    /** Exotel's pages differ on how, and whether, a Passthru is told of the stream before it. */
    @Test
    void thePassthruBehindAStreamNeedsNoWordOfIt() throws Exception {
        String sid = sid();
        try (TestStream stream = stream(sid)) {
            stream.await("media", 1, SOON);
            stream.key("1");
            TestApi.eventually(SOON, () -> call(sid).get("node").stringValue().equals("count"));
        }
        TestLine line = line(sid);
        assertThat(line.press(1, "")).isEqualTo(200);
        line.with("Stream[Status]", "failed");
        assertThat(line.gather(2).body()).contains("\"max_input_digits\":3", "\"finish_on_key\":\"#\"");
        assertThat(line.press(2, "30")).isEqualTo(302);
        JsonNode call = call(sid);
        assertThat(call.get("answers").get("minutes").intValue()).isEqualTo(30);
        assertThat(call.get("turns").valueStream().map(turn -> turn.get("turn").intValue()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void keysInAHurryAreNoAnswerToBeingAskedAgain() throws Exception {
        String sid = sid();
        try (TestStream stream = stream(sid)) {
            stream.await("media", 1, SOON);
            stream.key("5").key("5").key("5").key("5");
            Thread.sleep(1_500);
            assertThat(call(sid).get("outcome").isNull()).isTrue();
            stream.key("1").key("6").key("#");
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
        }
        assertThat(call(sid).get("outcome").stringValue()).isEqualTo("done");
    }

    @Test
    void aSecondSocketTakesOver() throws Exception {
        String sid = sid();
        try (TestStream first = stream(sid)) {
            first.await("media", 1, SOON);
            try (TestStream second = stream(sid)) {
                second.await("media", 1, SOON);
                assertThat(first.awaitClose(SOON)).isEqualTo(1000);
                second.key("1").key("9").key("#");
                assertThat(second.awaitClose(SOON)).isEqualTo(1000);
            }
        }
        assertThat(call(sid).get("answers").get("minutes").intValue()).isEqualTo(9);
    }

    @Test
    void strangeFramesCostOnlyThemselves() throws Exception {
        String sid = sid();
        try (TestStream stream = TestStream.open(resolved(line(sid)))) {
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
        String base = "ws://127.0.0.1:" + server.port() + "/exotel/";
        assertRefused(base + "stream/x.y", 401);
        assertRefused(base + "stream/" + resolved(line(sid())).replaceFirst(".*/", "") + "A", 401);
        assertRefused(base + "wrong/short/stream", 404);
        assertRefused(base + TestSettings.TOKEN + "/unknown/stream", 404);
        assertRefused(base + "-/short/stream", 401);
        assertRefused(base + "wrong/listen", 404);
        String basic = Base64.getEncoder()
                .encodeToString(("key:" + TestSettings.TOKEN).getBytes(java.nio.charset.StandardCharsets.UTF_8));
        try (TestStream stream = TestStream.open(base + "-/short/stream", "Authorization", "Basic " + basic)) {
            stream.begin(sid());
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
    void aStreamEndsWhereTheCallGoesOnWithAnotherApplet() throws Exception {
        String sid = sid();
        try (TestStream stream = stream(sid)) {
            stream.await("media", 1, SOON);
            line(sid).ask("gather/1", "");
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
            assertThat(call(sid).get("turns")).hasSize(2);
            assertThat(call(sid).get("outcome").isNull()).isTrue();
        }
    }

    @Test
    void aRateThatIsNoneIsTold() throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("ghanti.voicebot.StreamRoutes");
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        logger.addAppender(told);
        try (TestStream stream = TestStream.open("ws://127.0.0.1:" + server.port() + "/exotel/" + TestSettings.TOKEN
                        + "/short/stream?sample-rate=44100")
                .begin(sid())) {
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
        try (TestStream one = stream(sid());
                TestStream two = stream(sid());
                TestStream three = stream(sid())) {
            for (TestStream stream : List.of(one, two, three)) {
                stream.await("media", 1, SOON);
            }
            assertRefused("ws://127.0.0.1:" + server.port() + "/exotel/" + TestSettings.TOKEN + "/short/stream", 503);
            assertThat(api.get("/metrics").body()).contains("ghanti_streams 3.0");
        }
        TestApi.eventually(SOON, () -> api.get("/metrics").body().contains("ghanti_streams 0.0"));
    }

    @Test
    void otherRatesAreServed() throws Exception {
        String sid = sid();
        try (TestStream stream = TestStream.open("ws://127.0.0.1:" + server.port() + "/exotel/" + TestSettings.TOKEN
                + "/short/stream?sample-rate=16000")) {
            stream.send("{\"event\":\"start\",\"stream_sid\":\"s\",\"start\":{\"call_sid\":\"" + sid
                    + "\",\"media_format\":{\"sample_rate\":\"16000\"}}}");
            assertThat(stream.await("media", 1, SOON).sound()).hasSize(6400);
        }
    }

    @Test
    void keysAreHeardInTheSoundWhereAFlowWantsIt() throws Exception {
        Files.writeString(
                data.resolve("flows/toned.yaml"),
                FLOW.replace("flow: short", "flow: toned").replace("start: ask", "in_band_keys: true\nstart: ask"));
        TestApi.eventually(SOON, () -> api.get("/v1/flows").body().contains("toned"));
        String sid = sid();
        try (TestStream stream =
                TestStream.open(resolved(line(sid).flow("toned"))).begin(sid)) {
            stream.await("media", 1, SOON);
            ghanti.audio.Pcm tone = new ghanti.audio.Beeps(8000).key('1', Duration.ofMillis(200), -15);
            String payload = Base64.getEncoder().encodeToString(ghanti.audio.RawPcm.write(tone));
            stream.send("{\"event\":\"media\",\"media\":{\"payload\":\"" + payload + "\"}}");
            stream.await("clear", 1, SOON);
            stream.key("1");
            TestApi.eventually(SOON, () -> call(sid).get("node").stringValue().equals("count"));
            assertThat(call(sid).get("turns")).hasSize(2);
            stream.key("5").key("#");
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
        }
        assertThat(call(sid).get("answers").get("minutes").intValue()).isEqualTo(5);
    }

    @Test
    void theDemoShowsIt() throws Exception {
        CommandRun run = CommandRun.of("demo", "--stream", "--keys", "!1 !2");
        assertThat(run.out())
                .contains("streams to", "नमस्ते शर्मा स्वीट्स।", "♪ spoke for", "the server closes the stream")
                .contains("\"outcome\" : \"accepted\"");
        assertThat(run.code()).isZero();
    }
}
