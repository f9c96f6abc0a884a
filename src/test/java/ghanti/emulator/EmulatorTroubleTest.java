package ghanti.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.emulator.Fault.Kind;
import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.Mischief.Sending;
import ghanti.emulator.Mischief.Trick;
import ghanti.emulator.StandIn.Reply;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What the emulator does when something goes wrong: at the server, on the network, at Exotel. */
class EmulatorTroubleTest {
    private StandIn server;
    private Emulator exotel;
    private EmulatedCalls calls;

    @BeforeEach
    void start() throws Exception {
        server = new StandIn();
        start(builder(Mischief.none()));
    }

    @AfterEach
    void stop() {
        exotel.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        500 | application/json | {"gather_prompt":{"text":"a"}}                          | STATUS
        200 | text/html        | {"gather_prompt":{"text":"a"}}                          | CONTENT_TYPE
        200 | application/json | <Response/>                                             | BODY
        200 | application/json | {}                                                      | BODY
        200 | application/json | {"gather_prompt":{}}                                    | BODY
        200 | application/json | {"gather_prompt":{"text":"a","audio_url":"http://a"}}   | BODY
        200 | application/json | {"gather_prompt":{"text":"a"},"colour":1}               | BODY
        200 | application/json | {"gather_prompt":{"text":"a"},"max_input_digits":"1"}   | BODY
        200 | application/json | {"gather_prompt":{"text":"a"},"finish_on_key":"##"}     | BODY
        200 | application/json | {"gather_prompt":{"text":"a"},"repeat_gather_prompt":1} | BODY
        200 | application/json | {"gather_prompt":{"text":"a"}} {}                       | BODY
        """)
    void findsWhatIsWrongWithAGather(int status, String type, String body, Kind kind) throws Exception {
        server.answer("gather/1", Reply.of(status, type, body));
        LineReport report = call("1 2");
        assertThat(report.serverFaults()).extracting(Fault::kind).containsExactly(kind);
        assertThat(report.faults().get(0).path()).isEqualTo("orders/gather/1");
        assertThat(report.ending().by()).isEqualTo(EndedBy.FAULT);
        assertThat(report.callbacks()).hasSize(1);
    }

    @Test
    void findsSlowAnswers() throws Exception {
        exotel.close();
        start(builder(Mischief.none()).habits(Habits.usual().withLimit(Duration.ofMillis(80))));
        server.answer("passthru/1", Reply.of(200, "", "").slow(200));
        assertThat(call("1 2").serverFaults()).extracting(Fault::kind).containsExactly(Kind.TOO_SLOW);
    }

    @Test
    void findsWhatIsWrongWithOtherApplets() throws Exception {
        server.answer("passthru/2", new Reply(302, Map.of("Location", "/elsewhere"), ByteBuffer.allocate(0), 0));
        server.answer("greeting", Reply.of(200, "application/json", "{}"));
        server.answer("status/call-7", Reply.of(500, "", ""));
        LineReport report = call("1 2");
        assertThat(report.faults())
                .extracting(Fault::kind)
                .containsExactly(Kind.REDIRECT, Kind.CONTENT_TYPE, Kind.CALLBACK);
        server.answer("passthru/1", Reply.of(404, "", ""));
        assertThat(call("1 2").faults()).extracting(Fault::kind).startsWith(Kind.STATUS);
    }

    @Test
    void findsRepeatedRequestsThatAreAnsweredDifferently() throws Exception {
        use(Mischief.onApplet("gather/1", Fate.repeated(2)));
        assertThat(call("1 2").faults()).isEmpty();
        assertThat(server.seen("gather/1")).hasSize(2);
        assertThat(server.seen("gather/1").get(0).query())
                .isEqualTo(server.seen("gather/1").get(1).query());
        use(Mischief.onApplet("gather/1", Fate.repeatedAtOnce(3)));
        LineReport report = call("1 2");
        assertThat(report.stepsOf("gather/1").get(0).answers()).hasSize(3);
        assertThat(report.faults()).isEmpty();
        use(Mischief.onApplet("passthru/1", Fate.repeated(2)));
        server.answer("passthru/1", Reply.of(200, "", ""), Reply.of(302, "", ""));
        assertThat(call("1 2").faults()).extracting(Fault::kind).containsExactly(Kind.DIFFERENT_ANSWER);
    }

    @Test
    void dropsRequestsAndLosesAnswers() throws Exception {
        use(Mischief.onApplet("passthru/1", Fate.dropped()));
        LineReport dropped = call("1 2");
        assertThat(server.seen("passthru/1")).isEmpty();
        assertThat(dropped.faults()).extracting(Fault::mischief).containsExactly(true);
        assertThat(dropped.serverFaults()).isEmpty();
        use(Mischief.onApplet("passthru/1", Fate.answerLost()));
        LineReport lost = call("1 2");
        assertThat(server.seen("passthru/1")).hasSize(1);
        assertThat(lost.ending().by()).isEqualTo(EndedBy.FAULT);
        assertThat(lost.serverFaults()).isEmpty();
    }

    @Test
    void sendsOldRequestsAgain() throws Exception {
        use(Mischief.onApplet("passthru/1", Fate.againAfter(1)).and(Mischief.onApplet("gather/2", Fate.againAfter(9))));
        LineReport report = call("1 2");
        assertThat(server.paths())
                .containsExactly(
                        "GET gather/1",
                        "GET passthru/1",
                        "GET gather/2",
                        "GET passthru/1",
                        "GET passthru/2",
                        "HEAD greeting",
                        "GET greeting",
                        "POST status/call-7",
                        "GET gather/2");
        assertThat(report.stepsOf("gather/2").get(0).answers()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1,3", "0,8"})
    void postsStatusCallbacksEarlyOrTwice(int early, int at) throws Exception {
        use(Mischief.onStatusCallback(early > 0 ? Fate.early(2) : Fate.repeated(2)));
        assertThat(call("1 2").callbacks()).hasSize(early > 0 ? 1 : 2);
        assertThat(server.paths().get(at - 1)).isEqualTo("POST status/call-7");
        use(Mischief.onStatusCallback(Fate.dropped()));
        assertThat(call("1 2").callbacks()).isEmpty();
    }

    @Test
    void seededMischiefIsTheSameForTheSameSeed() throws Exception {
        Mischief some = Mischief.seeded(11, 0.5, Trick.values());
        List<Fate> fates = fates(some);
        assertThat(fates(Mischief.seeded(11, 0.5, Trick.values()))).isEqualTo(fates);
        assertThat(fates(Mischief.seeded(12, 0.5, Trick.values()))).isNotEqualTo(fates);
        assertThat(fates.stream().filter(Fate.plain()::equals).count()).isBetween(400L, 600L);
        assertThat(fates).extracting(Fate::loss).contains(Fate.Loss.values());
        use(Mischief.seeded(11, 1, Trick.REPEAT, Trick.REPEAT_AT_ONCE, Trick.CALLBACK_TWICE));
        assertThat(call("1 2").serverFaults()).isEmpty();
        assertThat(server.paths()).hasSizeGreaterThan(12);
    }

    @Test
    void answersADialAsExotelDoes() throws Exception {
        HttpResponse<String> response = calls.dial(form());
        JsonNode call = EmulatedCalls.json(response).get("Call");
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(call.propertyNames())
                .startsWith("Sid", "ParentCallSid", "DateCreated", "DateUpdated", "AccountSid", "To", "From");
        assertThat(call.get("To").isNull()).isTrue();
        assertThat(call.get("Status").stringValue()).isEqualTo("in-progress");
        assertThat(call.get("DateCreated").stringValue()).matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d");
        String sid = call.get("Sid").stringValue();
        assertThat(exotel.line(sid).join(Duration.ofSeconds(5)).faults()).isEmpty();
        Dial dial = exotel.awaitDial(1, Duration.ofSeconds(1));
        assertThat(dial.field("From")).isEqualTo("+919876543210");
        assertThat(dial.authorization()).startsWith("Basic ");
        assertThat(EmulatedCalls.json(calls.dialMultipart(form()))
                        .at("/Call/AccountSid")
                        .stringValue())
                .isEqualTo("exampletenant1");
    }

    @ParameterizedTest
    @CsvSource({"From,", "CallerId,", "Url,", "To,08069891522", "CallerId,09876543210", "From,12", "TimeOut,61"})
    void refusesABadForm(String field, String value) throws Exception {
        Map<String, String> form = form();
        form.put(field, value == null ? "" : value);
        HttpResponse<String> response = calls.dial(form);
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode problem = EmulatedCalls.json(response).get("RestException");
        assertThat(problem.get("Status").intValue()).isEqualTo(400);
        assertThat(problem.get("Code").intValue()).isEqualTo(34001);
        assertThat(exotel.lines()).isEmpty();
        assertThat(exotel.dials()).extracting(Dial::status).containsExactly(400);
    }

    @Test
    void refusesStrangersAndUnknownApps() throws Exception {
        assertThat(calls.dialAs("key:wrong", form()).statusCode()).isEqualTo(401);
        Map<String, String> form = form();
        form.put("Url", "http://my.exotel.com/exampletenant1/exoml/start_voice/1");
        assertThat(calls.dial(form).statusCode()).isEqualTo(404);
        assertThat(calls.get("/v1/accounts/exampletenant1/calls.json")
                        .at("/RestException/Status")
                        .intValue())
                .isEqualTo(404);
    }

    @Test
    void answersAsToldTo() throws Exception {
        exotel.answerNextDials(
                DialAnswer.tooMany(Duration.ofSeconds(30)),
                DialAnswer.refused(402),
                DialAnswer.refusedWith200(403, "Your account is not yet KYC compliant."),
                DialAnswer.placed().lost(),
                DialAnswer.placed().afterCallback(),
                DialAnswer.placed().after(Duration.ofMillis(50)));
        HttpResponse<String> first = calls.dial(form());
        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).contains("30");
        assertThat(calls.dial(form()).statusCode()).isEqualTo(402);
        HttpResponse<String> third = calls.dial(form());
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(EmulatedCalls.json(third).at("/RestException/Status").intValue())
                .isEqualTo(403);
        assertThatThrownBy(() -> calls.dial(form())).isInstanceOf(IOException.class);
        assertThat(exotel.awaitLine(1, Duration.ofSeconds(1))
                        .join(Duration.ofSeconds(5))
                        .callbacks())
                .hasSize(1);
        calls.dial(form());
        assertThat(server.seen("status/call-7")).hasSize(2);
        assertThat(calls.call(form()).faults()).isEmpty();
    }

    @Test
    void showsCallsToThoseWhoLookThemUp() throws Exception {
        exotel.callees(Callee.script("busy"));
        String sid = calls.call(form()).sid();
        String other = calls.call(form()).sid();
        JsonNode call = calls.get("/v1/Accounts/exampletenant1/Calls/" + sid + ".json?details=true");
        assertThat(call.at("/Call/Status").stringValue()).isEqualTo("busy");
        assertThat(call.at("/Call/Details/Legs/0/Leg/OnCallDuration").intValue())
                .isZero();
        JsonNode list = calls.get("/v1/Accounts/exampletenant1/Calls.json?From=09876543210&SortBy=DateCreated:asc"
                + "&DateCreated=gte:2020-01-01%2000:00:00;lte:2099-01-01%2000:00:00&PageSize=1");
        assertThat(list.at("/Calls/0/Sid").stringValue()).isEqualTo(sid);
        assertThat(list.at("/Metadata/Total").intValue()).isEqualTo(2);
        JsonNode next = calls.get(list.at("/Metadata/NextPageUri").stringValue());
        assertThat(next.at("/Calls/0/Sid").stringValue()).isEqualTo(other);
        assertThat(calls.get("/v1/Accounts/exampletenant1/Calls.json?Sid=nobody")
                        .get("Calls")
                        .size())
                .isZero();
        assertThat(exotel.lookups()).hasSize(4);
    }

    @Test
    void endsCallsAndThreadsWhenClosed() throws Exception {
        exotel.close();
        start(builder(Mischief.none()).tempo(Tempo.real()));
        calls.dial(form());
        Line line = exotel.awaitLine(1, Duration.ofSeconds(1));
        exotel.close();
        assertThatThrownBy(() -> line.join(Duration.ofSeconds(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("broke off");
    }

    private EmulatorBuilder builder(Mischief mischief) {
        return Emulator.of(EmulatedCalls.ACCOUNT)
                .tempo(Tempo.instant())
                .random(new Random(7))
                .mischief(mischief);
    }

    private void use(Mischief mischief) throws IOException {
        exotel.close();
        server.close();
        server = new StandIn();
        start(builder(mischief));
    }

    private void start(EmulatorBuilder builder) {
        exotel = builder.callee(Callee.script("1 2")).start();
        exotel.app("4242", Chain.standard(server.flow(), 2));
        calls = new EmulatedCalls(exotel);
    }

    private LineReport call(String script) throws Exception {
        exotel.callees(Callee.script(script));
        return calls.call(form());
    }

    private Map<String, String> form() {
        return EmulatedCalls.form(server.status("call-7"));
    }

    private static List<Fate> fates(Mischief mischief) {
        return IntStream.range(0, 1000)
                .mapToObj(call -> mischief.of(new Sending("call" + call, "gather/1", call % 7 + 1)))
                .toList();
    }
}
