package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.stream.StreamEvent.Kind;
import ghanti.emulator.stream.StreamHabits.Leaving;
import ghanti.emulator.stream.StreamReport.By;
import ghanti.emulator.stream.StreamReport.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Exotel's side of a stream, seen from both ends of the socket. */
class StreamCallTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final String CALL = "a83be05d97f14c62b0d85e3f1c6a197w";
    private static final Offset<Long> ABOUT = Offset.offset(150L);

    private final StreamCalls streams = new StreamCalls();
    private final List<BotServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        streams.close();
        servers.forEach(BotServer::close);
    }

    private BotServer serve(BotServer server) {
        servers.add(server);
        return server;
    }

    @Test
    void playsAPromptAndSendsItsMarkBackWhenItWasPlayed() throws Exception {
        BotServer server = serve(BotServer.prompting(Duration.ofMillis(600)));
        StreamCall call = streams.open(StreamSetup.to(server.url(""), CALL));
        StreamEvent mark = call.await(Kind.MARK_PLAYED, SOON);
        call.hangUp();
        StreamReport report = call.join(SOON);
        assertThat(mark.detail()).isEqualTo("prompt-1");
        assertThat(mark.at().toMillis()).isCloseTo(600, ABOUT);
        assertThat(report.faults()).isEmpty();
        assertThat(report.spoken()).hasSize(1);
        assertThat(report.spoken().get(0).length()).isEqualTo(Duration.ofMillis(600));
        assertThat(report.spoken().get(0).mark()).contains("prompt-1");
        assertThat(report.heard().peak(Duration.ofMillis(300), Duration.ofMillis(310)))
                .isEqualTo(100 * 257);
        assertThat(report.heard().peak(mark.at().plusMillis(5), report.heard().length()))
                .isZero();
        assertThat(report.pacing().underruns()).isZero();
        assertThat(report.events())
                .extracting(StreamEvent::kind)
                .containsExactly(
                        Kind.STARTED,
                        Kind.PROMPT_BEGINS,
                        Kind.MARK_RECEIVED,
                        Kind.MARK_PLAYED,
                        Kind.PROMPT_ENDED,
                        Kind.STOPPED,
                        Kind.CLOSED);
    }

    @Test
    void sendsFramesInTheOrderAndShapeThatWasObserved() throws Exception {
        BotServer server = serve(BotServer.prompting(Duration.ofMillis(200)));
        StreamCall call = streams.open(StreamSetup.to(server.url("?sample-rate=8000&order=42&x=y"), CALL));
        Thread.sleep(350);
        call.press("7");
        call.hangUp();
        StreamReport report = call.join(SOON);
        BotServer.Socket socket = server.socket();
        assertThat(socket.texts().get(0)).isEqualTo("{\"event\":\"connected\"}");
        JsonNode start = socket.frames().get(1);
        assertThat(start.toString())
                .isEqualTo("{\"event\":\"start\",\"sequence_number\":\"1\",\"stream_sid\":\"" + report.streamSid()
                        + "\",\"start\":{\"from\":\"09876543210\",\"to\":\"08069891522\",\"media_format\":"
                        + "{\"encoding\":\"base64\",\"sample_rate\":\"8000\",\"bit_rate\":\"128kbps\"},"
                        + "\"custom_parameters\":{\"order\":\"42\",\"x\":\"y\"},\"stream_sid\":\"" + report.streamSid()
                        + "\",\"call_sid\":\"" + CALL + "\",\"account_sid\":\"exampletenant1\"}}");
        assertThat(report.streamSid()).matches("[0-9a-z]{32}");
        JsonNode media = socket.frames("media").get(1);
        assertThat(media.at("/media/chunk").stringValue()).isEqualTo("2");
        assertThat(media.at("/media/timestamp").stringValue()).isEqualTo("200");
        assertThat(media.at("/sequence_number").stringValue()).isEqualTo("3");
        assertThat(media.at("/media/payload").binaryValue()).hasSize(1600);
        assertThat(socket.frames("dtmf").get(0).get("dtmf").toString())
                .isEqualTo("{\"digit\":\"7\",\"duration\":\"100\"}");
        assertThat(socket.frames("mark").get(0).at("/mark/name").stringValue()).isEqualTo("prompt-1");
        assertThat(socket.frames("stop").get(0).at("/stop/reason").stringValue())
                .isEqualTo("canceled or call ended");
        assertThat(socket.query()).isEqualTo("null");
    }

    @Test
    void aKeyDuringAPromptIsHeardToCutItAtTheNextPayload() throws Exception {
        BotServer server = serve(BotServer.prompting(Duration.ofSeconds(3)));
        StreamCall call = streams.open(StreamSetup.to(server.url(""), CALL));
        call.await(Kind.PROMPT_BEGINS, SOON);
        Thread.sleep(500);
        call.press("1");
        StreamEvent pressed = call.await(Kind.PRESSED, SOON);
        call.await(Kind.PROMPT_BEGINS, 2, SOON);
        Thread.sleep(300);
        call.hangUp();
        StreamReport report = call.join(SOON);
        Spoken old = report.before(pressed.at()).orElseThrow();
        Spoken next = report.after(pressed.at()).orElseThrow();
        assertThat(old.to()).isBetween(pressed.at(), pressed.at().plusMillis(250));
        assertThat(next.from()).isEqualTo(old.to());
        assertThat(report.events(Kind.CLEARED)).hasSize(1);
        assertThat(report.events(Kind.MARK_AFTER_CLEAR))
                .extracting(StreamEvent::detail)
                .containsExactly("prompt-1");
        assertThat(server.socket().frames("mark")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Leaving.class)
    void hangsUpInEveryWayThatServersMustBear(Leaving leaving) throws Exception {
        BotServer server = serve(new BotServer((socket, frame) -> {
            if (BotServer.event(frame).equals("stop") && leaving == Leaving.STOP) {
                socket.close(1000);
            }
        }));
        StreamCall call = streams.open(StreamSetup.to(server.url(""), CALL));
        call.await(Kind.STARTED, SOON);
        Thread.sleep(50);
        call.hangUp(leaving);
        StreamReport report = call.join(SOON);
        assertThat(report.ending().status()).isEqualTo(Status.CANCELLED);
        assertThat(report.ending().by()).isEqualTo(By.USER);
        boolean stops = leaving != Leaving.DROP && leaving != Leaving.CLOSE;
        boolean drops = leaving == Leaving.DROP || leaving == Leaving.STOP_AND_DROP;
        assertThat(report.ending().code()).isEqualTo(drops ? 1006 : 1000);
        Waiting.until(() -> server.socket().closeCode() != 0);
        assertThat(server.socket().frames("stop")).hasSize(stops ? 1 : 0);
        assertThat(server.socket().closeCode()).isEqualTo(drops ? 1006 : 1000);
    }

    @Test
    void reportsWhoClosedAndWhatWasNotHeard() throws Exception {
        BotServer server = serve(new BotServer((socket, frame) -> {
            if (BotServer.event(frame).equals("start")) {
                socket.prompt(Duration.ofSeconds(2), "end");
                socket.close(1000);
            }
        }));
        StreamReport report = streams.open(StreamSetup.to(server.url(""), CALL)).join(SOON);
        assertThat(report.ending().status()).isEqualTo(Status.COMPLETED);
        assertThat(report.ending().by()).isEqualTo(By.BOT);
        assertThat(report.ending().code()).isEqualTo(1000);
        assertThat(report.faults()).extracting(StreamFault::kind).containsExactly(StreamFault.Kind.CUT_OFF);
        assertThat(List.copyOf(server.sockets())).hasSize(1);
    }
}
