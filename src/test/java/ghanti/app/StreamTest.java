package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.app.TestStream.Heard;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The vendor's call over the Voicebot: what is sent, when, and what keys do. */
class StreamTest {

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
    void speaksAtOnceInChunksThatExotelTakes() throws Exception {
        String sid = server.sid();
        long begun = System.nanoTime();
        try (TestStream stream = server.stream(sid)) {
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
            assertThat(server.call(sid).get("turns").get(0).get("node").stringValue())
                    .isEqualTo("ask");
        }
    }

    @Test
    void aKeyStopsThePromptAndIsTheAnswer() throws Exception {
        String sid = server.sid();
        try (TestStream stream = server.stream(sid)) {
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
        TestApi.eventually(
                SOON, () -> server.call(sid).get("status").stringValue().equals("completed"));
        JsonNode call = server.call(sid);
        assertThat(call.get("outcome").stringValue()).isEqualTo("done");
        assertThat(call.get("answers").get("minutes").intValue()).isEqualTo(45);
        assertThat(call.get("turns")).hasSize(2);
        assertThat(server.line(sid).press(1, "")).isEqualTo(302);
    }

    @Test
    void theFinishingKeyEndsAnAnswer() throws Exception {
        String sid = server.sid();
        try (TestStream stream = server.stream(sid)) {
            stream.await("media", 1, SOON);
            stream.key("1").key("7").key("#");
            assertThat(stream.awaitClose(Duration.ofSeconds(8))).isEqualTo(1000);
        }
        assertThat(server.call(sid).get("answers").get("minutes").intValue()).isEqualTo(7);
    }

    @Test
    void whoIsAskedPolitelyIsNotHeardBeforeTheEnd() throws Exception {
        String sid = server.sid();
        try (TestStream stream = server.stream(sid)) {
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
        assertThat(server.call(sid).get("outcome").stringValue()).isEqualTo("done");
    }

    @Test
    void silenceCountsFromTheMarkAndEndsAfterTheAttempts() throws Exception {
        String sid = server.sid();
        try (TestStream stream = server.stream(sid)) {
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
        assertThat(server.call(sid).get("outcome").stringValue()).isEqualTo("no_response");
    }

    @Test
    void aLostSocketGoesOnWhereItWas() throws Exception {
        String sid = server.sid();
        TestStream first = server.stream(sid);
        first.await("media", 1, SOON);
        first.key("1");
        TestApi.eventually(
                SOON, () -> server.call(sid).get("node").stringValue().equals("count"));
        first.drop();
        try (TestStream second = server.stream(sid)) {
            second.await("media", 1, SOON);
            second.key("8").key("#");
            assertThat(second.awaitClose(SOON)).isEqualTo(1000);
        }
        assertThat(server.call(sid).get("answers").get("minutes").intValue()).isEqualTo(8);
        assertThat(server.call(sid).get("turns")).hasSize(2);
    }

    @Test
    void aLostSocketGoesOnOverGather() throws Exception {
        String sid = server.sid();
        TestStream stream = server.stream(sid);
        stream.await("media", 1, SOON);
        stream.key("1");
        TestApi.eventually(
                SOON, () -> server.call(sid).get("node").stringValue().equals("count"));
        stream.drop();
        TestLine line = server.line(sid).with("Stream[Status]", "failed").with("Stream[StreamSID]", TestStream.SID);
        assertThat(line.press(1, "")).isEqualTo(200);
        line.without("Stream[Status]").without("Stream[StreamSID]");
        assertThat(line.gather(2).body()).contains("\"max_input_digits\":3");
        assertThat(line.press(2, "30")).isEqualTo(302);
        assertThat(server.call(sid).get("answers").get("minutes").intValue()).isEqualTo(30);
    }

    /** Exotel's pages differ on how, and whether, a Passthru is told of the stream before it. */
    @Test
    void thePassthruBehindAStreamNeedsNoWordOfIt() throws Exception {
        String sid = server.sid();
        try (TestStream stream = server.stream(sid)) {
            stream.await("media", 1, SOON);
            stream.key("1");
            TestApi.eventually(
                    SOON, () -> server.call(sid).get("node").stringValue().equals("count"));
        }
        TestLine line = server.line(sid);
        assertThat(line.press(1, "")).isEqualTo(200);
        line.with("Stream[Status]", "failed");
        assertThat(line.gather(2).body()).contains("\"max_input_digits\":3", "\"finish_on_key\":\"#\"");
        assertThat(line.press(2, "30")).isEqualTo(302);
        JsonNode call = server.call(sid);
        assertThat(call.get("answers").get("minutes").intValue()).isEqualTo(30);
        assertThat(call.get("turns").valueStream().map(turn -> turn.get("turn").intValue()))
                .containsExactly(1, 2, 3);
    }

    @Test
    void keysInAHurryAreNoAnswerToBeingAskedAgain() throws Exception {
        String sid = server.sid();
        try (TestStream stream = server.stream(sid)) {
            stream.await("media", 1, SOON);
            stream.key("5").key("5").key("5").key("5");
            Thread.sleep(1_500);
            assertThat(server.call(sid).get("outcome").isNull()).isTrue();
            stream.key("1").key("6").key("#");
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
        }
        assertThat(server.call(sid).get("outcome").stringValue()).isEqualTo("done");
    }

    @Test
    void aSecondSocketTakesOver() throws Exception {
        String sid = server.sid();
        try (TestStream first = server.stream(sid)) {
            first.await("media", 1, SOON);
            try (TestStream second = server.stream(sid)) {
                second.await("media", 1, SOON);
                assertThat(first.awaitClose(SOON)).isEqualTo(1000);
                second.key("1").key("9").key("#");
                assertThat(second.awaitClose(SOON)).isEqualTo(1000);
            }
        }
        assertThat(server.call(sid).get("answers").get("minutes").intValue()).isEqualTo(9);
    }

    @Test
    void aStreamEndsWhereTheCallGoesOnWithAnotherApplet() throws Exception {
        String sid = server.sid();
        try (TestStream stream = server.stream(sid)) {
            stream.await("media", 1, SOON);
            server.line(sid).ask("gather/1", "");
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
            assertThat(server.call(sid).get("turns")).hasSize(2);
            assertThat(server.call(sid).get("outcome").isNull()).isTrue();
        }
    }

    @Test
    void keysAreHeardInTheSoundWhereAFlowWantsIt() throws Exception {
        server.write(
                "toned",
                StreamServer.FLOW
                        .replace("flow: short", "flow: toned")
                        .replace("start: ask", "in_band_keys: true\nstart: ask"));
        TestApi.eventually(SOON, () -> server.api().get("/v1/flows").body().contains("toned"));
        String sid = server.sid();
        try (TestStream stream = TestStream.open(
                        StreamServer.resolved(server.line(sid).flow("toned")))
                .begin(sid)) {
            stream.await("media", 1, SOON);
            ghanti.audio.Pcm tone = new ghanti.audio.Beeps(8000).key('1', Duration.ofMillis(200), -15);
            String payload = Base64.getEncoder().encodeToString(ghanti.audio.RawPcm.write(tone));
            stream.send("{\"event\":\"media\",\"media\":{\"payload\":\"" + payload + "\"}}");
            stream.await("clear", 1, SOON);
            stream.key("1");
            TestApi.eventually(
                    SOON, () -> server.call(sid).get("node").stringValue().equals("count"));
            assertThat(server.call(sid).get("turns")).hasSize(2);
            stream.key("5").key("#");
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
        }
        assertThat(server.call(sid).get("answers").get("minutes").intValue()).isEqualTo(5);
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
