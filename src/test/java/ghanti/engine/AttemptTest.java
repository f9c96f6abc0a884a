package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Flow;
import ghanti.flow.yaml.LinkedFlows;
import ghanti.speech.Speaker;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The number of the attempt, which every flow has. */
class AttemptTest {

    private static final Flow FLOW =
            new LinkedFlows().with("inner", """
            inputs: {which: {type: number}}
            start: look
            nodes:
              look: {type: branch, when: [{if: "attempt > 1", go: again}], else: first}
              first: {type: end, outcome: "yes", prompt: "Never rang before {attempt}."}
              again: {type: end, outcome: "yes", prompt: "Rang for the {attempt|ordinal} time, {which}."}
            """).with("outer", """
            start: q
            nodes:
              q: {type: menu, prompt: "Call {attempt}.", keys: {"1": inside}, exhausted: bye}
              inside: {type: flow, flow: inner, inputs: {which: "{attempt}"}, outcomes: {yes: bye}}
              bye: {type: end, outcome: done, prompt: "Bye."}
            """).flow("outer");

    private static String heard(Map<String, Object> inputs) {
        Talk talk = Talk.of(FLOW, inputs, "en");
        String first = new Speaker().words(FLOW, talk.session().lines());
        return first + " " + new Speaker().words(FLOW, talk.press("1").session().lines());
    }

    @Test
    void itIsSaidAndDecidesAlsoInAFlowInsideAnotherOne() {
        assertThat(heard(Map.of("attempt", 3L))).isEqualTo("Call three. Rang for the third time, three. Bye.");
    }

    @Test
    void aCallThatIsNotToldIsTheFirst() {
        assertThat(heard(Map.of())).isEqualTo("Call one. Never rang before one. Bye.");
        assertThat(Talk.of(FLOW, Map.of(), "en").session().values()).isEmpty();
    }
}
