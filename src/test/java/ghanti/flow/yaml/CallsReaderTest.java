package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.CallPolicy.Retry;
import ghanti.flow.CelDelay;
import ghanti.flow.End;
import ghanti.flow.Escalation;
import ghanti.flow.FixedDelay;
import ghanti.flow.Flow;
import ghanti.flow.FollowUp;
import ghanti.flow.Format;
import ghanti.flow.Text;
import ghanti.flow.Text.Sentence;
import ghanti.flow.Text.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a flow says of calls beside its own conversation. */
class CallsReaderTest {

    private static final String FLOW = """
            flow: test
            languages: [en]
            inputs: {order_id: {type: digits}, manager: {type: phone, optional: true}}
            answers: {minutes: {type: number}}
            call: %s
            start: a
            nodes:
              a: {type: menu, prompt: "A?", keys: {"1": {set: {minutes: 15}, go: b}}, exhausted: c}
              b: {type: end, outcome: ready, then: {flow: other, after: "minutes - 3 min", inputs: {order: "{order_id}"}}}
              c: {type: end, outcome: late, then: {flow: other, after: 10m}}
              d: {type: end, outcome: no_response}
            """;

    private static Flow flow(String call) {
        return FlowTexts.flow(FLOW.formatted(call));
    }

    private static Escalation escalation(String text) {
        return flow("{escalate: " + text + "}").call().escalation().orElseThrow();
    }

    private static Text value(String name, Format format) {
        return new Text(List.of(new Sentence(List.of(new Value(name, format)))));
    }

    private static FollowUp then(String node) {
        return ((End) flow("{}").node(node)).then().orElseThrow();
    }

    @Test
    void aFlowSaysWhenNobodyIsCalledAndHowOften() {
        Flow flow = flow("{holidays: holidays.txt, daily_limit: 50}");
        assertThat(flow.call().holidays()).contains("holidays.txt");
        assertThat(flow.call().dailyLimit()).contains(50);
    }

    @Test
    void severalRulesMayBeGivenForCallingAgain() {
        Flow flow =
                flow("{retry: [{on: [no_answer, busy], attempts: 4, wait: [30s, 2m]}, {on: hung_up, attempts: 2}]}");
        assertThat(flow.call().retries())
                .containsExactly(
                        new Retry(
                                List.of("no_answer", "busy"),
                                4,
                                List.of(Duration.ofSeconds(30), Duration.ofMinutes(2))),
                        new Retry(List.of("hung_up"), 2, List.of(Duration.ofMinutes(2))));
    }

    @Test
    void anEscalationSaysWhenWhomAndWhat() {
        assertThat(escalation("{on: [no_answer, late], after: 10m, to: ['{manager}', '+919876543210'], flow: alert,"
                        + " inputs: {order: '{order_id}', words: late}}"))
                .isEqualTo(new Escalation(
                        List.of("no_answer", "late"),
                        Optional.of(Duration.ofMinutes(10)),
                        List.of(value("manager", Format.PHONE_NUMBER), Text.fixed("+919876543210")),
                        Optional.of("alert"),
                        Map.of("order", value("order_id", Format.DIGITS_SINGLY), "words", Text.fixed("late"))));
    }

    @Test
    void anEmptyEscalationOnlyTells() {
        Escalation escalation = escalation("{}");
        assertThat(escalation.calls()).isFalse();
        assertThat(escalation)
                .isEqualTo(new Escalation(
                        List.of("no_answer", "busy", "failed", "no_response", "hung_up"),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Map.of()));
        assertThat(flow("{}").call().escalation()).isEmpty();
    }

    @Test
    void aNumberNeedsNoQuotes() {
        assertThat(escalation("{to: +919876543210}").to()).containsExactly(Text.fixed("+919876543210"));
    }

    @Test
    void aCallFollowsAfterWhatTheConversationFoundOut() {
        FollowUp then = then("b");
        assertThat(then.flow()).isEqualTo("other");
        assertThat(then.inputs()).isEqualTo(Map.of("order", value("order_id", Format.DIGITS_SINGLY)));
        assertThat(then.after()).isInstanceOf(CelDelay.class);
        assertThat(then.after().source()).isEqualTo("minutes - 3 min");
        assertThat(then.after().of(Map.of("minutes", 15L))).contains(Duration.ofMinutes(12));
        assertThat(then.after().of(Map.of("minutes", 2L))).contains(Duration.ZERO);
    }

    @Test
    void orAfterAFixedTime() {
        assertThat(then("c")).isEqualTo(new FollowUp("other", new FixedDelay(Duration.ofMinutes(10), "10m"), Map.of()));
    }
}
