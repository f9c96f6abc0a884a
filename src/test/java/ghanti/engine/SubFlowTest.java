package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Flow;
import ghanti.flow.yaml.LinkedFlows;
import ghanti.speech.Speaker;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A conversation held inside another one, with values of its own. */
class SubFlowTest {

    private static final String INNER = """
            inputs: {id: {type: digits}, amount: {type: rupees, optional: true}, words: {type: text, optional: true}}
            answers: {n: {type: number}}
            start: look
            nodes:
              look: {type: branch, when: [{if: "amount > 100.0", go: {go: q, set: {n: 7}}}], else: q}
              q:
                type: menu
                prompt: "Inside {id} {amount} {words} {n}."
                invalid: {prompt: "Not that, {id}."}
                keys: {"1": {go: y, set: {n: 1}}, "2": n, "9": repeat}
                attempts: 2
                exhausted: n
              y: {type: end, outcome: "yes", prompt: "You said yes to {id}."}
              n: {type: end, outcome: "no"}
            """;

    private static final Flow FLOW =
            new LinkedFlows().with("inner", INNER).with("outer", """
            inputs: {id: {type: digits}, amount: {type: rupees}}
            answers: {n: {type: number}}
            start: q
            nodes:
              q: {type: menu, prompt: "Outside {id}.", keys: {"1": {go: inside, set: {n: 5}}}, exhausted: bye}
              inside:
                type: flow
                flow: inner
                inputs: {id: "99", amount: "{amount}", words: "all of {amount}"}
                outcomes: {yes: y, no: {go: q, report: again}}
              y: {type: end, outcome: done, prompt: "Outside {id} {n}."}
              bye: {type: end, outcome: gone}
            """).flow("outer");

    private static Talk talk(Object amount) {
        return Talk.of(FLOW, Map.of("id", "1042", "amount", amount), "en");
    }

    private static String heard(Talk talk) {
        return new Speaker().words(FLOW, talk.session().lines());
    }

    @Test
    void theInnerFlowHasNamesOfItsOwn() {
        Talk talk = talk(450L);
        assertThat(heard(talk)).isEqualTo("Outside one zero four two.");
        talk.press("1");
        assertThat(talk.node()).isEqualTo("inside/q");
        assertThat(talk.value("id")).isEqualTo("1042");
        assertThat(talk.value("inside/id")).isEqualTo("99");
        assertThat(talk.value("n")).isEqualTo(5L);
        assertThat(talk.value("inside/n")).isEqualTo(7L);
    }

    @Test
    void inputsKeepTheirTypes() {
        Talk talk = talk(new BigDecimal("450.5")).press("1");
        assertThat(talk.value("inside/amount")).isEqualTo(new BigDecimal("450.5"));
        assertThat(talk.value("inside/words")).isEqualTo("all of 450.5");
        assertThat(heard(talk)).startsWith("Inside nine nine four hundred fifty rupees");
    }

    @Test
    void itsConditionsSeeItsOwnValues() {
        assertThat(talk(50L).press("1").value("inside/n")).isNull();
        assertThat(talk(101L).press("1").value("inside/n")).isEqualTo(7L);
    }

    @Test
    void anEndInsideSaysItsWordsAndLeadsOn() {
        Talk talk = talk(450L).press("1", "1");
        assertThat(talk.outcome()).isEqualTo("done");
        assertThat(talk.said()).containsExactly("inside/y", "y");
        assertThat(heard(talk)).isEqualTo("You said yes to nine nine. Outside one zero four two five.");
        assertThat(talk.value("inside/n")).isEqualTo(1L);
        assertThat(talk.events(Event.Ended.class)).hasSize(1);
    }

    @Test
    void wrongKeysAndRepeatsAreItsOwnAffair() {
        Talk talk = talk(450L).press("1", "7");
        assertThat(heard(talk)).startsWith("Not that, nine nine. Inside nine nine");
        assertThat(talk.press("9").node()).isEqualTo("inside/q");
        assertThat(talk.press("7").node()).isEqualTo("q");
        assertThat(talk.events(Event.Reported.class)).hasSize(1);
    }

    @Test
    void enteredAgainItBeginsAfresh() {
        Talk talk = talk(50L).press("1", "2", "1");
        assertThat(talk.node()).isEqualTo("inside/q");
        assertThat(talk.value("inside/n")).isNull();
        assertThat(talk.value("n")).isEqualTo(5L);
    }

    @Test
    void anAnswerOfTheFirstTimeIsGoneTheSecond() {
        Flow twice = new LinkedFlows().with("inner", INNER).with("outer", """
                start: inside
                nodes:
                  inside: {type: flow, flow: inner, inputs: {id: "7"}, outcomes: {yes: more, no: bye}}
                  more: {type: menu, prompt: "More?", keys: {"1": inside}, exhausted: bye}
                  bye: {type: end, outcome: done}
                """).flow("outer");
        Talk talk = Talk.of(twice, Map.of(), "en").press("1");
        assertThat(talk.value("inside/n")).isEqualTo(1L);
        talk.press("1");
        assertThat(talk.node()).isEqualTo("inside/q");
        assertThat(talk.value("inside/n")).isNull();
        assertThat(talk.value("inside/id")).isEqualTo("7");
    }

    @Test
    void threeDeep() {
        LinkedFlows flows = new LinkedFlows().with("inner", INNER);
        for (String name : List.of("middle", "outer")) {
            flows.with(name, """
                    inputs: {id: {type: digits}}
                    answers: {n: {type: number}}
                    start: in
                    nodes:
                      in: {type: flow, flow: %s, inputs: {id: "{id}"}, outcomes: {yes: y, no: n}}
                      y: {type: end, outcome: "yes", prompt: "%s {id}."}
                      n: {type: end, outcome: "no"}
                    """.formatted(name.equals("outer") ? "middle" : "inner", name));
        }
        Flow outer = flows.flow("outer");
        Talk talk = Talk.of(outer, Map.of("id", "7"), "en");
        assertThat(talk.node()).isEqualTo("in/in/q");
        talk.press("1");
        assertThat(new Speaker().words(outer, talk.session().lines()))
                .isEqualTo("You said yes to seven. middle seven. outer seven.");
        assertThat(talk.outcome()).isEqualTo("yes");
        assertThat(talk.value("in/in/n")).isEqualTo(1L);
        assertThat(talk.value("in/n")).isNull();
    }
}
