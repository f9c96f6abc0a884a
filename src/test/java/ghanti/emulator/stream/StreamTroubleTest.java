package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.emulator.stream.StreamEvent.Kind;
import ghanti.emulator.stream.StreamHabits.ClearedMarks;
import ghanti.emulator.stream.StreamReport.By;
import ghanti.emulator.stream.StreamReport.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Streams on which something goes wrong. */
class StreamTroubleTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String CALL = "a83be05d97f14c62b0d85e3f1c6a197w";

    private final StreamCalls streams = new StreamCalls();
    private final BotServer server = BotServer.prompting(Duration.ofMillis(400));

    @AfterEach
    void stop() {
        streams.close();
        server.close();
    }

    private StreamSetup setup() {
        return StreamSetup.to(server.url(""), CALL);
    }

    @Test
    void triesTheHandshakeTwice() throws Exception {
        server.refuseNext(1);
        StreamCall call = streams.open(setup());
        call.await(Kind.STARTED, SOON);
        call.hangUp();
        assertThat(call.join(SOON).events(Kind.REFUSED))
                .extracting(StreamEvent::detail)
                .containsExactly("The handshake was answered with 503.");
    }

    @Test
    void failsWhenTheHandshakeIsRefusedTwice() throws Exception {
        server.refuseNext(2);
        StreamReport report = streams.open(setup()).join(SOON);
        assertThat(report.ending().status()).isEqualTo(Status.FAILED);
        assertThat(report.ending().by()).isEqualTo(By.NA);
        assertThat(report.ending().error())
                .contains("3009 failed to establish ws conn: The handshake was answered with 503.");
        assertThat(server.sockets()).isEmpty();
    }

    @Test
    void givesUpOnAServerThatDoesNotAnswer() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            StreamSetup setup = StreamSetup.to("ws://127.0.0.1:" + deaf.getLocalPort() + "/", CALL)
                    .with(StreamHabits.usual().withHandshakes(2, Duration.ofMillis(200)));
            StreamReport report = streams.open(setup).join(SOON);
            assertThat(report.events(Kind.REFUSED))
                    .extracting(StreamEvent::detail)
                    .containsExactly(
                            "The handshake took longer than 200 ms.", "The handshake took longer than 200 ms.");
        }
    }

    @Test
    void sendsCredentialsAsAHeader() throws Exception {
        StreamCall call = streams.open(StreamSetup.to(server.url("").replace("//", "//KEY:TOKEN@"), CALL));
        call.await(Kind.STARTED, SOON);
        call.hangUp();
        call.join(SOON);
        assertThat(server.socket().authorization()).isEqualTo("Basic S0VZOlRPS0VO");
    }

    @Test
    void aLostSocketIsOpenedAgainForTheSameCall() throws Exception {
        StreamCall call = streams.open(setup());
        call.await(Kind.PROMPT_BEGINS, SOON);
        call.reconnect(Duration.ofMillis(50));
        call.await(Kind.STARTED, 2, SOON);
        call.await(Kind.MARK_PLAYED, SOON);
        call.hangUp();
        StreamReport report = call.join(SOON);
        BotServer.Socket first = server.sockets().get(0);
        BotServer.Socket second = server.sockets().get(1);
        Waiting.until(() -> first.closeCode() != 0);
        assertThat(first.closeCode()).isEqualTo(1006);
        assertThat(first.frames("stop")).isEmpty();
        assertThat(second.sid()).isEqualTo(report.streamSid()).isNotEqualTo(first.sid());
        assertThat(second.frames("start").get(0).at("/start/call_sid").stringValue())
                .isEqualTo(CALL);
        assertThat(second.frames("start").get(0).get("sequence_number").stringValue())
                .isEqualTo("1");
        assertThat(report.faults()).isEmpty();
    }

    @Test
    void aCallCanHaveTwoSocketsAtOnce() throws Exception {
        StreamCall call = streams.open(setup());
        call.await(Kind.STARTED, SOON);
        StreamCall second = call.twin();
        second.await(Kind.MARK_PLAYED, SOON);
        call.hangUp();
        second.hangUp();
        assertThat(call.join(SOON).streamSid()).isNotEqualTo(second.join(SOON).streamSid());
        assertThat(server.sockets())
                .extracting(socket ->
                        socket.frames("start").get(0).at("/start/call_sid").stringValue())
                .containsExactly(CALL, CALL);
    }

    @Test
    void sendsWhateverATestWants() throws Exception {
        StreamCall call = streams.open(setup().withMediaBytes(1731));
        call.await(Kind.STARTED, SOON);
        call.send("garbage");
        call.send("{\"event\":\"surprise\"}");
        call.sendBinary("bytes".getBytes(StandardCharsets.UTF_8));
        call.sendMedia(77_777);
        call.ping();
        call.press("5", Dialect.Dtmf.NUMBER);
        call.await(Kind.MARK_PLAYED, SOON);
        call.hangUp();
        call.join(SOON);
        BotServer.Socket socket = server.socket();
        assertThat(socket.texts()).contains("garbage", "{\"event\":\"surprise\"}", "<binary>");
        assertThat(socket.frames("dtmf").get(0).at("/dtmf/digit").isNumber()).isTrue();
        assertThat(sizes(socket)).contains(77_777, 1731).containsOnly(77_777, 1731);
        assertThat(call.events())
                .filteredOn(event -> event.kind() == Kind.TROUBLE)
                .extracting(StreamEvent::detail)
                .containsExactly(
                        "garbage",
                        "{\"event\":\"surprise\"}",
                        "5 bytes in a binary frame",
                        "media of 77777 bytes",
                        "a ping");
    }

    @Test
    void holdsMediaBackAndSendsItAllAtOnce() throws Exception {
        StreamCall call = streams.open(setup().withMediaBytes(320));
        call.await(Kind.STARTED, SOON);
        call.stall(Duration.ofMillis(500));
        Thread.sleep(450);
        int during = server.socket().frames("media").size();
        Waiting.until(() -> server.socket().frames("media").size() > 20);
        call.hangUp();
        assertThat(during).isLessThan(5);
    }

    @ParameterizedTest
    @CsvSource({"NEVER, 0, 0", "AT_ONCE, 0, 1000", "LATER, 1900, 3000"})
    void clearedMarksComeBackAsSelected(ClearedMarks habit, long least, long most) throws Exception {
        try (BotServer clearing = new BotServer((socket, frame) -> {
            if (BotServer.event(frame).equals("start")) {
                socket.prompt(Duration.ofSeconds(2), "gone");
                socket.clear();
            }
        })) {
            StreamSetup setup = StreamSetup.to(clearing.url(""), CALL)
                    .with(StreamHabits.usual().with(habit));
            StreamCall call = streams.open(setup);
            Thread.sleep(2300);
            call.hangUp();
            List<StreamEvent> back = call.join(SOON).events(Kind.MARK_AFTER_CLEAR);
            assertThat(back).hasSize(habit == ClearedMarks.NEVER ? 0 : 1);
            assertThat(back)
                    .allSatisfy(event -> assertThat(event.at().toMillis()).isBetween(least, most));
            Waiting.until(() -> clearing.socket().frames("mark").size() == back.size());
        }
    }

    @Test
    void noticesAServerThatFallsSilent() throws Exception {
        StreamSetup setup = setup().with(StreamHabits.usual().closingAfterSilence(Duration.ofMillis(700)));
        StreamReport report = streams.open(setup).join(SOON);
        assertThat(report.faults()).extracting(StreamFault::kind).containsExactly(StreamFault.Kind.SILENT);
        assertThat(report.ending().by()).isEqualTo(By.NA);
        assertThat(report.pacing().longestQuiet()).isGreaterThan(Duration.ofMillis(700));
        assertThat(server.socket().frames("stop").get(0).at("/stop/reason").stringValue())
                .isEqualTo("stopped");
    }

    @Test
    void endsAStreamThatIsTooLong() throws Exception {
        StreamSetup setup = setup().with(StreamHabits.usual().withLongestStream(Duration.ofMillis(300)));
        StreamReport report = streams.open(setup).join(SOON);
        assertThat(report.ending().status()).isEqualTo(Status.COMPLETED);
        assertThat(report.ending().duration()).isBetween(Duration.ofMillis(300), Duration.ofMillis(800));
    }

    @Test
    void tellsAServerThatDiesFromOneThatCloses() throws Exception {
        StreamCall call = streams.open(setup());
        call.await(Kind.STARTED, SOON);
        Waiting.until(() -> !server.sockets().isEmpty());
        server.socket().kill();
        StreamReport report = call.join(SOON);
        assertThat(report.ending().status()).isEqualTo(Status.FAILED);
        assertThat(report.ending().code()).isEqualTo(1006);
        assertThat(report.ending().error()).contains("1006 the connection was lost");
    }

    @Test
    void closingTheRoomDropsWhatIsOpen() throws Exception {
        StreamCall call = streams.open(setup());
        call.await(Kind.STARTED, SOON);
        Waiting.until(() -> !server.sockets().isEmpty());
        streams.close();
        assertThat(call.join(SOON).ending().by()).isEqualTo(By.NA);
        Waiting.until(() -> server.socket().closeCode() == 1006);
    }

    @Test
    void measuresUnderruns() throws Exception {
        try (BotServer late = new BotServer((socket, frame) -> {
            if (List.of("3", "7").contains(frame.at("/media/chunk").asString(""))) {
                socket.media(3200, 1);
            }
        })) {
            StreamCall call = streams.open(StreamSetup.to(late.url(""), CALL));
            Waiting.until(() -> call.spoken().size() == 2);
            Thread.sleep(300);
            call.hangUp();
            Pacing pacing = call.join(SOON).pacing();
            assertThat(pacing.chunks()).isEqualTo(2);
            assertThat(pacing.audio()).isEqualTo(Duration.ofMillis(400));
            assertThat(pacing.underruns()).isEqualTo(1);
            assertThat(pacing.missing()).isBetween(Duration.ofMillis(100), Duration.ofMillis(400));
            assertThat(pacing.mostAhead()).isBetween(Duration.ofMillis(199), Duration.ofMillis(200));
            assertThat(pacing.lateness().count()).isEqualTo(1);
            assertThat(pacing.lateness().quantile(0.5)).isBetween(Duration.ofMillis(100), Duration.ofMillis(400));
            assertThat(pacing.and(pacing).underruns()).isEqualTo(2);
        }
    }

    @Test
    void whatIsWaitedForInVainSaysWhatCame() throws IOException {
        StreamCall call = streams.open(setup());
        assertThatThrownBy(() -> call.await(Kind.CLEARED, Duration.ofMillis(100)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not come within 100 ms");
        assertThatThrownBy(() -> call.join(Duration.ofMillis(10))).hasMessageContaining("is not over after 10 ms");
        assertThatThrownBy(() -> call.press("hello")).hasMessage("\"hello\" are not telephone keys.");
    }

    private static List<Integer> sizes(BotServer.Socket socket) {
        return socket.frames("media").stream()
                .map(frame -> frame.at("/media/payload").binaryValue().length)
                .toList();
    }
}
