package ghanti.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.StandIn.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Connect does with its answer, and what the applet behind it is told. */
class ConnectTest {
    private static final String DESK = "08069891522";
    private static final String TO_DESK = "{\"destination\":{\"numbers\":[\"+918069891522\"]}";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private StandIn server;
    private Emulator exotel;

    @BeforeEach
    void start() throws Exception {
        server = new StandIn();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        exotel = Emulator.of(EmulatedCalls.ACCOUNT)
                .tempo(Tempo.instant())
                .listener(new Transcript(out, 100, false))
                .start();
        exotel.app("4242", Chain.withTransfer(server.flow(), 2, 1));
        server.answer("passthru/3", Reply.of(302, "", ""));
    }

    @AfterEach
    void stop() {
        exotel.close();
        server.close();
    }

    private LineReport call(String answer) throws Exception {
        server.answer("connect", Reply.json(answer));
        exotel.calleesOf("+919876543210", Callee.script("1 1"));
        return new EmulatedCalls(exotel).call(EmulatedCalls.form(server.status("7")));
    }

    @Test
    void tellsTheNextAppletThatTheyTalked() throws Exception {
        LineReport report = call(TO_DESK + ",\"max_ringing_duration\":30}");
        assertThat(report.faults()).isEmpty();
        assertThat(report.applets()).endsWith("greeting", "connect", "passthru/3", "closing");
        assertThat(report.stepsOf("connect").get(0).parameters()).doesNotContainKey("DialCallStatus");
        assertThat(report.stepsOf("passthru/3").get(0).parameters())
                .containsAllEntriesOf(Map.of(
                        "CallType", "completed",
                        "DialCallStatus", "completed",
                        "DialCallDuration", "24",
                        "Legs[0][OnCallDuration]", "20",
                        "DialWhomNumber", DESK,
                        "OutgoingPhoneNumber", "08069891522"));
        assertThat(server.seen("passthru/3").get(0).query()).contains("Legs%5B1%5D%5BOnCallDuration%5D=20");
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("connects to")
                .contains("they talk for 20 s");
    }

    @ParameterizedTest
    @CsvSource({"busy, 2, the line is busy", "no-answer, 30, nobody picks up", "failed, 1, cannot be reached"})
    void tellsTheNextAppletThatNobodyAnswered(String desk, String seconds, String words) throws Exception {
        exotel.calleesOf(DESK, Callee.script(desk));
        LineReport report = call(TO_DESK + ",\"max_ringing_duration\":30}");
        assertThat(report.faults()).isEmpty();
        assertThat(report.stepsOf("passthru/3").get(0).parameters())
                .containsEntry("CallType", "incomplete")
                .containsEntry("DialCallStatus", desk)
                .containsEntry("DialCallDuration", seconds)
                .containsEntry("Legs[0][OnCallDuration]", "0");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains(words);
    }

    @Test
    void hangsUpWhereNobodyIsToBeDialled() throws Exception {
        LineReport report = call("{\"destination\":{\"numbers\":[]}}");
        assertThat(report.faults()).isEmpty();
        assertThat(report.applets()).endsWith("greeting", "connect");
        assertThat(report.ending().by()).isEqualTo(EndedBy.CHAIN);
    }

    @Test
    void ringsTheNumbersInTheirOrder() throws Exception {
        exotel.calleesOf(DESK, Callee.script("busy"), Callee.silent());
        LineReport report = call("{\"destination\":{\"numbers\":[\"+918069891522\",\"+918069891522\"]}}");
        assertThat(report.stepsOf("connect")).hasSize(1);
        assertThat(report.stepsOf("passthru/3").get(0).parameters()).containsEntry("DialCallStatus", "completed");
    }

    @Test
    void asksAgainAfterAFailedAttempt() throws Exception {
        exotel.calleesOf(DESK, Callee.script("busy"));
        server.answer(
                "connect",
                Reply.json(TO_DESK + ",\"fetch_after_attempt\":true}"),
                Reply.json("{\"destination\":{\"numbers\":[]},\"fetch_after_attempt\":true}"));
        exotel.calleesOf("+919876543210", Callee.script("1 1"));
        LineReport report = new EmulatedCalls(exotel).call(EmulatedCalls.form(server.status("7")));
        assertThat(report.stepsOf("connect")).hasSize(2);
        assertThat(report.stepsOf("connect").get(1).parameters()).containsEntry("DialCallStatus", "busy");
        assertThat(report.applets()).endsWith("passthru/3", "closing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"destination\":[\"+918069891522\"]}",
                "{\"destination\":{\"numbers\":\"+918069891522\"}}",
                "{\"destination\":{\"numbers\":[\"08069891522\"]}}",
                "{\"destination\":{\"numbers\":[],\"other\":1}}",
                TO_DESK + ",\"unknown\":1}",
                TO_DESK + ",\"record\":\"yes\"}",
                TO_DESK + ",\"max_ringing_duration\":75}",
                TO_DESK + ",\"max_ringing_duration\":\"30\"}",
                TO_DESK + ",\"outgoing_phone_number\":\"08069891522\"}",
                TO_DESK + ",\"music_on_hold\":{\"type\":\"jazz\"}}",
                TO_DESK + ",\"start_call_playback\":{\"playback_to\":\"caller\",\"type\":\"text\",\"value\":\"x\"}}",
                TO_DESK + ",\"parallel_ringing\":{\"activate\":1}}"
            })
    void oneBadValueDropsTheCall(String answer) throws Exception {
        LineReport report = call(answer);
        assertThat(report.serverFaults()).extracting(Fault::kind).containsExactly(Fault.Kind.BODY);
        assertThat(report.ending().by()).isEqualTo(EndedBy.FAULT);
    }

    @Test
    void takesEveryDocumentedField() throws Exception {
        LineReport report = call(TO_DESK + """
                ,"fetch_after_attempt":false,"outgoing_phone_number":"+918069891522","record":true,
                "recording_channels":"dual","max_ringing_duration":30,"max_conversation_duration":10,
                "music_on_hold":{"type":"default_tone"},
                "start_call_playback":{"playback_to":"both","type":"text","value":"नमस्ते"},
                "parallel_ringing":{"activate":true,"max_parallel_attempts":2},
                "dial_passthru_event_url":"https://calls.example/events"}""");
        assertThat(report.faults()).isEmpty();
        assertThat(report.stepsOf("passthru/3").get(0).parameters()).containsEntry("Legs[0][OnCallDuration]", "10");
    }
}
