package ghanti.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Habits.NoKeys;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.StandIn.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a line of the emulator does, seen from the server it calls. */
class EmulatorTest {
    private static final Instant NOON = Instant.parse("2026-11-21T06:30:00Z");
    private static final Duration SOON = Duration.ofSeconds(5);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private StandIn server;
    private Emulator exotel;

    @BeforeEach
    void start() throws Exception {
        server = new StandIn();
        use(builder());
    }

    @AfterEach
    void stop() {
        exotel.close();
        server.close();
    }

    @Test
    void walksTheStandardChain() throws Exception {
        LineReport report = call("1 2");
        assertThat(report.faults()).isEmpty();
        assertThat(server.paths())
                .containsExactly(
                        "GET gather/1",
                        "GET passthru/1",
                        "GET gather/2",
                        "GET passthru/2",
                        "HEAD greeting",
                        "GET greeting",
                        "POST status/call-7");
        assertThat(report.ending().status()).isEqualTo(LineStatus.COMPLETED);
        assertThat(report.ending().by()).isEqualTo(EndedBy.CHAIN);
        assertThat(report.applets()).containsExactly("gather/1", "passthru/1", "gather/2", "passthru/2", "greeting");
        assertThat(report.stepsOf("gather/2").get(0).keys()).isEqualTo("2");
        assertThat(report.stepsOf("passthru/2").get(0).answer().status()).isEqualTo(302);
    }

    @Test
    void asksWithTheParametersOfRealRequests() throws Exception {
        String sid = call("1 2").sid();
        assertThat(sid).matches("[0-9a-z]{32}");
        assertThat(server.seen("gather/1").get(0).query())
                .isEqualTo("CallSid=" + sid + "&CallFrom=09876543210&CallTo=08069891522&Direction=outbound-dial"
                        + "&Created=Sat%2C+21+Nov+2026+12%3A00%3A00&DialCallDuration=0"
                        + "&StartTime=2026-11-21+12%3A00%3A00&EndTime=1970-01-01+05%3A30%3A00&CallType=call-attempt"
                        + "&DialWhomNumber=&flow_id=4242&tenant_id=9999&From=09876543210&To=08069891522"
                        + "&CustomField=call-7&CurrentTime=2026-11-21+12%3A00%3A05");
        assertThat(server.seen("passthru/1").get(0).query())
                .contains("&CurrentTime=2026-11-21+12%3A00%3A10&digits=%221%22");
        assertThat(server.seen("gather/2").get(0).parameters()).doesNotContainKey("digits");
        assertThat(server.seen("passthru/2").get(0).query()).endsWith("&digits=%222%22");
        assertThat(server.seen("greeting").get(1).query())
                .isEqualTo("CallSid=" + sid + "&From=09876543210&To=08069891522&DialWhomNumber=&CustomField=call-7");
        assertThat(server.seen("gather/1").get(0).headers()).containsEntry("Exotel-version", List.of("1.0"));
    }

    @Test
    void repeatsThePromptToASilentCalleeAndGoesOnWithoutKeys() throws Exception {
        LineReport report = call("-");
        assertThat(server.seen("passthru/1").get(0).parameters()).doesNotContainKey("digits");
        assertThat(report.applets()).containsExactly("gather/1", "passthru/1", "greeting");
        assertThat(transcript()).contains("नमस्ते").contains("कुछ सुनाई नहीं दिया।");
        assertThat(transcript().split("silent for 6 s", -1)).hasSize(4);
    }

    @Test
    void canWriteSilenceAsTwoQuotes() throws Exception {
        use(builder().habits(Habits.usual().with(NoKeys.QUOTES)));
        call("-");
        assertThat(server.seen("passthru/1").get(0).query()).endsWith("&digits=%22%22");
    }

    @Test
    void keysCanLingerUntilTheNextGather() throws Exception {
        use(builder().habits(Habits.usual().withLingeringKeys()));
        call("1 -");
        assertThat(server.seen("gather/2").get(0).query()).endsWith("&digits=%221%22");
        assertThat(server.seen("passthru/2").get(0).parameters()).doesNotContainKey("digits");
    }

    @ParameterizedTest
    @CsvSource({"-1 2,1", "--1 2,1", "!1 2,1", "15 2,1", "* 2,*"})
    void readsScripts(String script, String keys) throws Exception {
        LineReport report = call(script);
        assertThat(report.stepsOf("gather/1").get(0).keys()).isEqualTo(keys);
        assertThat(report.applets()).hasSize(5);
    }

    @Test
    void waitsForTheFinishKey() throws Exception {
        server.answer("gather/1", Reply.json("{\"gather_prompt\":{\"text\":\"मिनट\"},\"max_input_digits\":3}"));
        call("45# 1");
        assertThat(server.seen("passthru/1").get(0).query()).endsWith("&digits=%2245%22");
        call("45 1");
        assertThat(server.seen("passthru/1").get(1).query()).endsWith("&digits=%2245%22");
    }

    @ParameterizedTest
    @CsvSource({"x,1", "!x,1", "1x,2", "1 x,3"})
    void theCalleeMayHangUp(String script, int requests) throws Exception {
        LineReport report = call(script);
        assertThat(report.ending().by()).isEqualTo(EndedBy.CALLEE);
        assertThat(report.applets()).hasSize(requests);
        assertThat(report.callbacks().get(0).fields()).containsEntry("Status", "completed");
        assertThat(report.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"busy,busy", "no-answer,no-answer", "failed,failed"})
    void theTelephoneMayNotBePickedUp(String script, String status) throws Exception {
        LineReport report = call(script);
        assertThat(report.ending().by()).isEqualTo(EndedBy.NOBODY);
        assertThat(server.paths()).containsExactly("POST status/call-7");
        assertThat(report.callbacks().get(0).fields()).containsEntry("Status", status);
    }

    @Test
    void ringsNoLongerThanAllowedAndTalksNoLongerThanAllowed() throws Exception {
        exotel.callees(Callee.script("1 2").picksUp(Pickup.answered(Duration.ofSeconds(31))));
        Map<String, String> form = EmulatedCalls.form(server.status("call-7"));
        form.put("TimeOut", "30");
        form.put("TimeLimit", "10");
        assertThat(new EmulatedCalls(exotel).call(form).ending().status()).isEqualTo(LineStatus.NO_ANSWER);
        exotel.callees(Callee.silent());
        LineReport report = new EmulatedCalls(exotel).call(form);
        assertThat(report.ending())
                .isEqualTo(new LineReport.Ending(LineStatus.COMPLETED, EndedBy.TIME_LIMIT, Duration.ofSeconds(10)));
    }

    @Test
    void eachAttemptMayMeetAnotherCallee() throws Exception {
        exotel.calleesOf("98765 43210", Callee.script("busy"), Callee.script("1 2"));
        EmulatedCalls calls = new EmulatedCalls(exotel);
        Map<String, String> form = EmulatedCalls.form(server.status("call-7"));
        assertThat(calls.call(form).ending().status()).isEqualTo(LineStatus.BUSY);
        assertThat(calls.call(form).ending().status()).isEqualTo(LineStatus.COMPLETED);
        assertThat(calls.call(form).ending().status()).isEqualTo(LineStatus.COMPLETED);
    }

    @Test
    void postsTheStatusCallbackAsMultipartOrJson() throws Exception {
        LineReport report = call("1 2");
        StandIn.Seen multipart = server.seen("status/call-7").get(0);
        String boundary = "form-data-boundary-" + report.sid();
        assertThat(multipart.headers())
                .containsEntry("Content-type", List.of("multipart/form-data; boundary=" + boundary));
        Map<String, String> fields = Form.body("multipart/form-data; boundary=" + boundary, multipart.body());
        assertThat(fields).containsOnlyKeys("CallSid", "Status", "DateUpdated").containsEntry("Status", "completed");
        assertThat(fields.get("DateUpdated")).startsWith("2026-11-21 12:00:");
        Map<String, String> form = EmulatedCalls.form(server.status("call-8"));
        form.put("StatusCallbackContentType", "application/json");
        new EmulatedCalls(exotel).call(form);
        assertThat(server.seen("status/call-8").get(0).body()).contains("\"Status\":\"completed\"");
    }

    @Test
    void takesIncomingCalls() throws Exception {
        LineReport report =
                exotel.incoming("4242", "+91 98765 43210", Callee.script("1 2")).join(SOON);
        assertThat(report.faults()).isEmpty();
        assertThat(report.dial()).isNull();
        assertThat(server.seen("gather/1").get(0).parameters())
                .containsEntry("Direction", "incoming")
                .containsEntry("CallFrom", "09876543210")
                .containsEntry("CallTo", "08069891522")
                .doesNotContainKey("CustomField");
        assertThat(server.seen("status/call-7")).isEmpty();
    }

    @Test
    void walksOtherChains() throws Exception {
        exotel.app("4242", Chain.gathersOnly(server.flow(), 2));
        assertThat(call("1 2").faults()).isEmpty();
        assertThat(server.seen("gather/2").get(0).query()).endsWith("&digits=%221%22");
        exotel.app("4242", Chain.unnumbered(server.flow(), 2));
        assertThat(call("1 -").applets())
                .containsExactly("gather/1", "passthru/1", "gather/2", "passthru/2", "greeting");
        assertThat(server.seen("/passthru")).hasSize(2);
        exotel.app("4242", Chain.switched(server.flow(), 2, Set.of("yes", "no")));
        assertThat(call("1 2").applets()).containsExactly("gather/1", "switch/1", "gather/2", "switch/2", "greeting");
        assertThat(call("0").applets()).containsExactly("gather/1", "switch/1", "greeting");
    }

    @Test
    void playsAudioThatExotelCanPlay() throws Exception {
        server.answer("gather/1", Reply.json("{\"gather_prompt\":{\"audio_url\":\"" + server.base() + "/a.wav\"}}"));
        server.answer("/a.wav", new Reply(200, Map.of("Content-Type", "audio/wav"), wav(8000), 0));
        assertThat(call("1 2").faults()).isEmpty();
        server.answer("gather/1", Reply.json("{\"gather_prompt\":{\"audio_url\":\"" + server.base() + "/b.wav\"}}"));
        server.answer("/b.wav", new Reply(200, Map.of("Content-Type", "audio/wav"), wav(16000), 0));
        assertThat(call("1 2").faults()).extracting(Fault::kind).containsExactly(Fault.Kind.AUDIO);
    }

    @Test
    void printsATranscript() throws Exception {
        LineReport report = call("1 x");
        assertThat(report.faults()).isEmpty();
        assertThat(transcript().replaceAll("\\d+ ms", "9 ms")).isEqualTo("""
            00:00  ☎ Exotel     dials 98765 43210 from 080 6989 1522
            00:01  ☎ Exotel     it rings
            00:05  दुकान (shop)  picks up
            00:05  ☎ Exotel     asks orders/gather/1 → 200 in 9 ms
            00:05  घंटी (bell)   “नमस्ते, ऑर्डर आया है। स्वीकार करने के लिए एक
                                दबाएँ।”
            00:10  दुकान (shop)  presses [1]
            00:10  ☎ Exotel     asks orders/passthru/1 → 200 in 9 ms
            00:10  ☎ Exotel     asks orders/gather/2 → 200 in 9 ms
            00:10  घंटी (bell)   “नमस्ते, ऑर्डर आया है। स्वीकार करने के लिए एक
                                दबाएँ।”
            00:15  दुकान (shop)  hangs up
            00:16  ☎ Exotel     reports the call completed → 200
            """);
        assertThat(transcript().lines().mapToInt(TerminalText::width)).allMatch(width -> width <= 60);
    }

    private EmulatorBuilder builder() {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return Emulator.of(EmulatedCalls.ACCOUNT)
                .tempo(Tempo.instant())
                .clock(Clock.fixed(NOON, ZoneOffset.UTC))
                .random(new Random(7))
                .listener(new Transcript(out, 60, false));
    }

    private void use(EmulatorBuilder builder) {
        if (exotel != null) {
            exotel.close();
        }
        exotel = builder.start();
        exotel.app("4242", Chain.standard(server.flow(), 2));
    }

    private LineReport call(String script) throws Exception {
        exotel.callees(Callee.script(script));
        return new EmulatedCalls(exotel).call(new LinkedHashMap<>(EmulatedCalls.form(server.status("call-7"))));
    }

    private String transcript() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static ByteBuffer wav(int rate) {
        ByteBuffer bytes = ByteBuffer.allocate(44 + 16000).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 16000);
        bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        bytes.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate * 2);
        bytes.putShort((short) 2).putShort((short) 16);
        bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(16000);
        return bytes;
    }
}
