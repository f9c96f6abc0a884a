package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Event.Answered;
import ghanti.engine.Event.Ended;
import ghanti.engine.Event.Moved;
import ghanti.engine.Event.Rejected;
import ghanti.engine.Event.Reported;
import ghanti.engine.Event.Unanswered;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MenuTest {

    private static final String FLOW = """
            flow: test
            languages: [hi, en]
            answers: {minutes: {type: number}}
            start: ask
            nodes:
              ask:
                type: menu
                prompt: "ऑर्डर लेंगे?"
                keys:
                  "1": {go: taken, report: accepted, set: {minutes: 15}, language: en}
                  "2": again
                  "9": repeat
                  "#": refused
                  "*": {go: repeat, language: en, report: heard}
                no_input: {prompt: "कुछ नहीं दबाया।"}
                invalid: {prompt: "ग़लत बटन।"}
                exhausted: silence
              again: {type: menu, prompt: "पक्का?", keys: {"1": taken}, attempts: 1, exhausted: silence}
              taken: {type: end, outcome: accepted}
              refused: {type: end, outcome: rejected}
              silence: {type: end, outcome: no_response}
            """;

    private final Talk talk = Talk.of(FLOW);

    @Test
    void beginsWithTheQuestion() {
        assertThat(talk.said()).containsExactly("ask");
        assertThat(talk.events()).containsExactly(new Moved("", "start", "ask"));
        assertThat(talk.session().ended()).isFalse();
        assertThat(talk.session().finalOutcome()).isEmpty();
    }

    @Test
    void whatIsNotClearIsAnAnswerThatIsNotAllowed() {
        talk.hear(new Input.Unclear());
        assertThat(talk.events()).containsExactly(new Rejected("ask", ""));
        assertThat(talk.said()).containsExactly("ask/INVALID", "ask");
        talk.hear(new Input.Unclear()).hear(new Input.Unclear());
        assertThat(talk.outcome()).isEqualTo("no_response");
    }

    @Test
    void aKeyTakesItsEdgeWithAllThatIsOnIt() {
        talk.press("1");
        assertThat(talk.outcome()).isEqualTo("accepted");
        assertThat(talk.value("minutes")).isEqualTo(15L);
        assertThat(talk.session().language()).isEqualTo("en");
        assertThat(talk.session().lines()).extracting(Line::language).containsExactly("en");
        assertThat(talk.events())
                .containsExactly(
                        new Answered("ask", "1"),
                        new Moved("ask", "1", "taken"),
                        new Reported("accepted"),
                        new Ended("taken", "accepted"));
    }

    @Test
    void aKeyThatDoesNothingIsAnInvalidAnswer() {
        talk.press("7");
        assertThat(talk.node()).isEqualTo("ask");
        assertThat(talk.said()).containsExactly("ask/INVALID", "ask");
        assertThat(talk.session().failures()).isEqualTo(1);
        assertThat(talk.events()).containsExactly(new Rejected("ask", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "12", "1*", "#1", "", "a", "१", "1 ", "0000000000000000000000000000"})
    void anythingButOneKeyOfTheMenuIsInvalid(String digits) {
        assertThat(talk.press(digits).events()).containsExactly(new Rejected("ask", digits));
    }

    @Test
    void aFinishKeyAfterTheKeyIsForgiven() {
        assertThat(talk.press("1#").outcome()).isEqualTo("accepted");
        assertThat(Talk.of(FLOW).press("#").outcome()).isEqualTo("rejected");
    }

    @Test
    void silenceIsAnsweredWithItsOwnWords() {
        talk.silent(1);
        assertThat(talk.said()).containsExactly("ask/NO_INPUT", "ask");
        assertThat(talk.session().failures()).isEqualTo(1);
        assertThat(talk.events()).containsExactly(new Unanswered("ask"));
    }

    @Test
    void afterTheLastAttemptTheExhaustedEdgeIsTaken() {
        talk.silent(1).press("7").silent(1);
        assertThat(talk.outcome()).isEqualTo("no_response");
        assertThat(talk.events())
                .containsExactly(
                        new Unanswered("ask"),
                        new Moved("ask", "exhausted", "silence"),
                        new Ended("silence", "no_response"));
    }

    @Test
    void theLastAttemptMayBeAnInvalidOne() {
        talk.press("7", "7", "7");
        assertThat(talk.events())
                .containsExactly(
                        new Rejected("ask", "7"),
                        new Moved("ask", "exhausted", "silence"),
                        new Ended("silence", "no_response"));
    }

    @Test
    void repeatsOfTheLineItselfUseUpAllAttempts() {
        talk.hear(new Input.Exhausted());
        assertThat(talk.outcome()).isEqualTo("no_response");
    }

    @Test
    void repeatIsNotAnAttempt() {
        talk.silent(2).press("9");
        assertThat(talk.said()).containsExactly("ask");
        assertThat(talk.session().failures()).isEqualTo(2);
        assertThat(talk.events()).containsExactly(new Answered("ask", "9"));
        assertThat(talk.press("9", "9").node()).isEqualTo("ask");
        assertThat(talk.silent(1).outcome()).isEqualTo("no_response");
    }

    @Test
    void repeatMayChangeTheLanguageAndReport() {
        talk.press("*");
        assertThat(talk.session().language()).isEqualTo("en");
        assertThat(talk.events()).containsExactly(new Answered("ask", "*"), new Reported("heard"));
    }

    @Test
    void theNextQuestionHasItsOwnAttempts() {
        talk.silent(2).press("2");
        assertThat(talk.session().failures()).isZero();
        assertThat(talk.said()).containsExactly("again");
        assertThat(talk.silent(1).outcome()).isEqualTo("no_response");
    }

    @Test
    void afterTheEndNothingChanges() {
        Session ended = talk.press("1").session();
        for (Input late : new Input[] {new Input.Keys("2"), new Input.Silence(), new Input.Exhausted()}) {
            talk.hear(late);
            assertThat(talk.session()).isEqualTo(ended);
            assertThat(talk.events()).isEmpty();
        }
    }
}
