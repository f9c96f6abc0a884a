package ghanti.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.StandIn.Reply;
import ghanti.emulator.stream.BotServer;
import ghanti.emulator.stream.Dialect;
import ghanti.emulator.stream.StreamEvent;
import ghanti.emulator.stream.StreamHabits;
import ghanti.emulator.stream.StreamReport;
import ghanti.emulator.stream.StreamScript;
import ghanti.emulator.stream.Voice;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a Voicebot does in a chain, and what the applets behind it are told. */
class VoicebotTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final BotServer bot = new BotServer((socket, frame) -> {
        switch (BotServer.event(frame)) {
            case "start" -> socket.prompt(Duration.ofMillis(400), "question");
            case "dtmf" -> {
                socket.clear();
                socket.prompt(Duration.ofMillis(200), "bye");
            }
            case "mark" -> {
                if (frame.at("/mark/name").asString("").equals("bye")) {
                    socket.close(1000);
                }
            }
            default -> {}
        }
    });
    private StandIn server;
    private Emulator exotel;

    @BeforeEach
    void start() throws Exception {
        server = new StandIn();
        server.answer("passthru/1", Reply.of(302, "", ""));
        use(Streaming.usual());
    }

    private void use(Streaming streaming) {
        if (exotel != null) {
            exotel.close();
        }
        exotel = Emulator.of(EmulatedCalls.ACCOUNT)
                .tempo(Tempo.instant())
                .habits(Habits.usual().with(streaming))
                .listener(new Transcript(new PrintStream(printed, true, StandardCharsets.UTF_8), 100, false))
                .start();
        exotel.app("4242", Chain.voicebot(server.flow().resolve("orders/voicebot"), server.flow(), 2));
        answer("{\"url\":\"" + bot.url("") + "\"}");
    }

    private void answer(String json) {
        server.answer("voicebot", Reply.json(json));
    }

    @AfterEach
    void stop() {
        exotel.close();
        server.close();
        bot.close();
    }

    private LineReport call(Callee callee) throws Exception {
        return call(callee, EmulatedCalls.form(server.status("7")));
    }

    private LineReport call(Callee callee, Map<String, String> form) throws Exception {
        exotel.callees(callee);
        return new EmulatedCalls(exotel).call(form);
    }

    private Map<String, String> toldToPassthru() {
        Map<String, String> told =
                new LinkedHashMap<>(server.seen("passthru/1").get(0).parameters());
        told.keySet().removeIf(name -> !name.startsWith("Stream"));
        return told;
    }

    @Test
    void streamsToTheUrlThatAnHttpAddressAnswers() throws Exception {
        LineReport report = call(Callee.script("1"));
        assertThat(report.faults()).isEmpty();
        assertThat(report.applets()).containsExactly("voicebot", "passthru/1");
        assertThat(report.ending().by()).isEqualTo(EndedBy.CHAIN);
        assertThat(server.seen("voicebot").get(0).query())
                .startsWith("CallSid=" + report.sid() + "&CallFrom=09876543210")
                .contains("&CustomField=call-7&");
        StreamReport stream = report.streams().get(0);
        assertThat(toldToPassthru())
                .containsExactly(
                        entry("Stream[StreamSID]", stream.streamSid()),
                        entry("Stream[Status]", "completed"),
                        entry(
                                "Stream[Duration]",
                                Long.toString(stream.ending().duration().toSeconds())),
                        entry("Stream[StreamUrl]", bot.url("")),
                        entry("Stream[DisconnectedBy]", "bot"));
        assertThat(bot.socket().frames("start").get(0).at("/start/call_sid").stringValue())
                .isEqualTo(report.sid());
        assertThat(report.ending().talked())
                .isGreaterThanOrEqualTo(stream.ending().duration());
        assertThat(transcript())
                .contains("streams to /stream/k7Qe2")
                .contains("♪ spoke for 0.4 s")
                .contains("presses [1]")
                .contains("♪ spoke for 0.2 s")
                .contains("the server closes the stream");
    }

    @Test
    void streamsToAFixedUrlWithCredentialsRateAndParameters() throws Exception {
        URI url = URI.create(bot.url("?sample-rate=16000&shop=7").replace("//", "//KEY:TOKEN@"));
        exotel.app(
                "4242",
                Chain.of(
                        new Applet.Voicebot("voicebot", url, true, "passthru/1"),
                        new Applet.Passthru(
                                "passthru/1", server.flow().resolve("orders/passthru/1"), "hangup", "hangup"),
                        new Applet.Hangup("hangup")));
        LineReport report = call(Callee.script("1").says(Voice.tone(440, 0.5)));
        assertThat(report.faults()).isEmpty();
        assertThat(bot.socket().authorization()).isEqualTo("Basic S0VZOlRPS0VO");
        assertThat(bot.socket()
                        .frames("start")
                        .get(0)
                        .at("/start/custom_parameters")
                        .toString())
                .isEqualTo("{\"shop\":\"7\"}");
        byte[] media = bot.socket().frames("media").get(0).at("/media/payload").binaryValue();
        assertThat(media).hasSize(3200).isNotEqualTo(new byte[3200]);
        assertThat(toldToPassthru())
                .containsEntry("Stream[StreamUrl]", bot.url("?sample-rate=16000&shop=7"))
                .containsEntry(
                        "Stream[RecordingUrl]",
                        "https://recordings.exotel.example/"
                                + report.streams().get(0).streamSid() + ".mp3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"websocket_url":"ws://h/s"}     | A stream is opened at ws:// or wss:// and a host, not at "".
            {"url":"https://h/s"}            | A stream is opened at ws:// or wss:// and a host, not at "https://h/s".
            {"url":"not an address"}         | A Voicebot takes {"url": "wss://…"}
            {"url":"ws://127.0.0.1:1/s"}     | 3009 failed to establish ws conn: The socket cannot be opened
            hello                            | JSON
            """)
    void goesOnWithoutAStreamThatCannotBeOpened(String body, String sentence) throws Exception {
        server.answer("passthru/1", Reply.of(200, "", ""));
        answer(body);
        LineReport report = call(Callee.script("1"));
        assertThat(report.faults()).hasSize(1);
        assertThat(report.faults().get(0).sentence()).contains(sentence);
        assertThat(toldToPassthru())
                .containsEntry("Stream[Status]", "failed")
                .containsEntry("Stream[DisconnectedBy]", "NA")
                .containsKey("Stream[Error]");
        assertThat(report.applets()).containsExactly("voicebot", "passthru/1", "gather/2", "passthru/2", "greeting");
        assertThat(server.seen("passthru/2").get(0).parameters()).doesNotContainKey("Stream[Status]");
    }

    @Test
    void goesOnWithoutAStreamWhenNobodyAnswers() throws Exception {
        server.answer("voicebot", Reply.of(500, "text/html", "oops"));
        LineReport report = call(Callee.script("1"));
        assertThat(report.faults()).extracting(Fault::kind).containsExactly(Fault.Kind.STATUS);
        assertThat(toldToPassthru()).containsEntry("Stream[Status]", "failed");
        exotel.app("4242", Chain.voicebot(URI.create("http://127.0.0.1:1/voicebot"), server.flow(), 2));
        assertThat(call(Callee.script("1")).faults()).extracting(Fault::kind).containsExactly(Fault.Kind.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({"false, cancelled", "true, completed"})
    void aCalleeWhoHangsUpIsToldToThePassthruAlone(boolean completes, String status) throws Exception {
        use(completes ? Streaming.usual().completedByHangUp() : Streaming.usual());
        server.answer("passthru/1", Reply.of(200, "", ""));
        LineReport report = call(Callee.script("x"));
        assertThat(report.applets()).containsExactly("voicebot", "passthru/1");
        assertThat(report.ending().by()).isEqualTo(EndedBy.CALLEE);
        assertThat(toldToPassthru())
                .containsEntry("Stream[Status]", status)
                .containsEntry("Stream[DisconnectedBy]", "user");
    }

    @Test
    void tellsInTheOtherForms() throws Exception {
        use(Streaming.usual().with(Streaming.Form.JSON).throttling());
        call(Callee.silent());
        assertThat(toldToPassthru())
                .containsExactly(entry(
                        "Stream",
                        "{\"Status\":\"failed\",\"Duration\":\"0\",\"StreamUrl\":\"" + bot.url("")
                                + "\",\"DisconnectedBy\":\"NA\",\"DetailedStatus\":\"Streaming_call_throttled\"}"));
        use(Streaming.usual().with(Streaming.Form.RAW_BRACKETS).throttling());
        call(Callee.silent());
        assertThat(server.seen("passthru/1").get(1).query()).contains("&Stream[Status]=failed&Stream[Duration]=0&");
        assertThat(bot.sockets()).isEmpty();
    }

    @Test
    void theLongestCallEndsTheStream() throws Exception {
        Map<String, String> form = EmulatedCalls.form(server.status("7"));
        form.put("TimeLimit", "1");
        LineReport report = call(Callee.silent(), form);
        assertThat(report.ending().by()).isEqualTo(EndedBy.TIME_LIMIT);
        assertThat(report.applets()).containsExactly("voicebot");
        assertThat(bot.socket().frames("stop").get(0).at("/stop/reason").stringValue())
                .isEqualTo("stopped");
    }

    @Test
    void aCalleeCanMakeTroubleInItsOwnWay() throws Exception {
        use(Streaming.usual()
                .with(Dialect.portal())
                .with(StreamHabits.usual().with(StreamHabits.Leaving.STOP_AND_DROP)));
        Callee callee = Callee.silent()
                .streams(StreamScript.silent()
                        .during(1, Duration.ofMillis(100), call -> call.reconnect(Duration.ofMillis(50)))
                        .onMark(1, Duration.ZERO, call -> call.press("1")));
        LineReport report = call(callee);
        assertThat(report.faults()).extracting(Fault::mischief).containsExactly(true);
        assertThat(report.serverFaults()).isEmpty();
        assertThat(bot.sockets()).hasSize(2);
        assertThat(bot.sockets()
                        .get(1)
                        .frames("start")
                        .get(0)
                        .get("sequence_number")
                        .isNumber())
                .isTrue();
        assertThat(report.streams().get(0).events(StreamEvent.Kind.LOST)).hasSize(1);
    }

    @Test
    void aChainCanTransferAfterItsStream() {
        Chain chain = Chain.voicebotWithTransfer(URI.create("ws://h/s"), URI.create("http://h/exotel/T/orders"), 1);
        assertThat(chain.applets())
                .extracting(Applet::name)
                .containsExactly(
                        "voicebot",
                        "passthru/1",
                        "gather/2",
                        "passthru/2",
                        "greeting",
                        "connect",
                        "passthru/3",
                        "voicebot-2",
                        "hangup");
        assertThat(chain.named("passthru/1").targets()).containsExactly("gather/2", "connect");
    }

    private String transcript() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
