package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Event.Ended;
import ghanti.engine.Event.Moved;
import ghanti.engine.Event.Slipped;
import ghanti.flow.Flow;
import ghanti.flow.PlainWords;
import ghanti.flow.yaml.FlowTexts;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Say, branch and end: nodes that cost no turn. */
class SilentNodesTest {

    private static final Flow FLOW = FlowTexts.flow("""
            flow: test
            languages: [hi, en]
            inputs: {amount: {type: rupees, optional: true}, name: {type: text, optional: true}}
            answers: {size: {type: text}}
            start: hello
            nodes:
              hello: {type: say, prompt: "नमस्ते {name}।", go: {go: sort, set: {size: unknown}}}
              sort:
                type: branch
                when:
                  - {if: "100.0 / (amount - 13.0) > 0.0 && amount > 5000.0", go: {go: big, set: {size: big}}}
                  - {if: "amount > 500.0", go: {go: bye, report: middle, language: en}}
                  - {if: "name == 'x' && int(name) > 1", go: bye}
                else: ask
              big: {type: say, prompt: "बड़ा ऑर्डर, {amount}।", go: ask}
              ask: {type: menu, prompt: "{size} {amount} ठीक है?", keys: {"1": bye}}
              bye: {type: end, outcome: done, prompt: "{name} धन्यवाद।"}
            """);

    private static Talk talk(Map<String, Object> inputs) {
        return Talk.of(FLOW, inputs, "hi");
    }

    @Test
    void theFirstCaseThatHoldsIsTaken() {
        Talk talk = talk(Map.of("amount", 6000L));
        assertThat(talk.said()).containsExactly("hello", "big", "ask");
        assertThat(talk.value("size")).isEqualTo("big");
        assertThat(talk.events())
                .containsExactly(
                        new Moved("", "start", "hello"),
                        new Moved("hello", "go", "sort"),
                        new Moved("sort", "if 1", "big"),
                        new Moved("big", "go", "ask"));
    }

    @Test
    void laterCasesComeAfterEarlierOnes() {
        Talk talk = talk(Map.of("amount", new BigDecimal("500.5")));
        assertThat(talk.outcome()).isEqualTo("done");
        assertThat(talk.said()).containsExactly("hello", "bye");
        assertThat(talk.session().lines()).extracting(Line::language).containsExactly("hi", "en");
        assertThat(talk.events())
                .endsWith(new Moved("sort", "if 2", "bye"), new Event.Reported("middle"), new Ended("bye", "done"));
    }

    @Test
    void elseIsTakenWhenNothingHolds() {
        Talk talk = talk(Map.of());
        assertThat(talk.events()).endsWith(new Moved("sort", "else", "ask"));
        assertThat(talk.value("size")).isEqualTo("unknown");
    }

    @Test
    void aCaseWithoutAValueDoesNotHoldAndIsTold() {
        Talk talk = talk(Map.of("name", "x"));
        assertThat(talk.events(Slipped.class)).extracting(Slipped::node).containsExactly("sort");
        assertThat(talk.events()).endsWith(new Moved("sort", "else", "ask"));
        assertThat(talk.session().ended()).isFalse();
    }

    @Test
    void aLineKeepsTheValuesItHadAndOnlyThoseItSpeaks() {
        Talk talk = talk(Map.of("amount", 6000L));
        assertThat(talk.session().lines())
                .extracting(Line::values)
                .containsExactly(Map.of(), Map.of("amount", 6000L), Map.of("size", "big", "amount", 6000L));
    }

    @Test
    void anEndMayBeTheWholeConversation() {
        Talk talk = Talk.of("""
                flow: test
                languages: hi
                start: bye
                nodes: {bye: {type: end, outcome: told}}
                """);
        assertThat(talk.outcome()).isEqualTo("told");
        assertThat(talk.said()).containsExactly("bye");
        assertThat(talk.events()).containsExactly(new Moved("", "start", "bye"), new Ended("bye", "told"));
        assertThat(talk.press("1").events()).isEmpty();
    }

    @Test
    void aConversationThatIsRefusedHasFailedWithTheApology() {
        Turn turn = Engine.refuse(FLOW, "en");
        assertThat(turn.session().outcome()).isEqualTo(Engine.FAILED);
        assertThat(turn.session().values()).isEmpty();
        assertThat(turn.session().lines()).containsExactly(new Line("hello", Line.Part.APOLOGY, "en", Map.of()));
        assertThat(turn.events()).containsExactly(new Ended("hello", "failed"));
    }

    @Test
    void aConversationThatIsCalledOffSaysSoAndHasEnded() {
        Turn turn = Engine.callOff(FLOW, "en", "expired");
        assertThat(turn.session().outcome()).isEqualTo("expired");
        assertThat(turn.session().node()).isEqualTo("hello");
        assertThat(turn.session().values()).isEmpty();
        Line line = new Line("hello", Line.Part.CANCELLED, "en", Map.of());
        assertThat(turn.session().lines()).containsExactly(line);
        assertThat(PlainWords.of(line.prompt(FLOW), "en"))
                .isEqualTo("This call is no longer needed. Sorry for the disturbance. Goodbye.");
        assertThat(turn.events()).containsExactly(new Ended("hello", "expired"));
        assertThat(Engine.resume(FLOW, turn.session(), new Input.Keys("1")).events())
                .isEmpty();
    }
}
