package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Event.Answered;
import ghanti.engine.Event.Moved;
import ghanti.engine.Event.Rejected;
import ghanti.engine.Event.Slipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitsTest {

    private static final String FLOW = """
            flow: test
            languages: hi
            answers:
              minutes: {type: number}
              price: {type: rupees}
              code: {type: digits}
              phone: {type: phone}
              words: {type: text}
            start: ask
            nodes:
              ask:
                type: digits
                prompt: "कितने?"
                %s
                invalid: {prompt: "नहीं।"}
                go: done
                exhausted: silence
              done: {type: end, outcome: done}
              silence: {type: end, outcome: no_response}
            """;

    private static Talk talk(String... fields) {
        return Talk.of(FLOW.formatted(String.join("\n    ", fields)));
    }

    @ParameterizedTest
    @CsvSource({"5, 5", "45, 45", "45#, 45", "7#, 7", "05, 5", "00, 0"})
    void takesANumber(String digits, long minutes) {
        Talk talk = talk("into: minutes", "length: 1..2", "finish_on: \"#\"").press(digits);
        assertThat(talk.outcome()).isEqualTo("done");
        assertThat(talk.value("minutes")).isEqualTo(minutes);
        assertThat(talk.events())
                .startsWith(new Answered("ask", digits.replace("#", "")), new Moved("ask", "go", "done"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#", "123", "123#", "4*", "*", "**", "1#2", "5##", "a", "४"})
    void refusesTheWrongLengthAndOtherKeys(String digits) {
        Talk talk = talk("into: minutes", "length: 1..2", "finish_on: \"#\"").press(digits);
        assertThat(talk.node()).isEqualTo("ask");
        assertThat(talk.said()).containsExactly("ask/INVALID", "ask");
        assertThat(talk.value("minutes")).isNull();
        assertThat(talk.events()).containsExactly(new Rejected("ask", digits));
    }

    @Test
    void oneNumberIsTheOnlyLength() {
        assertThat(talk("into: code", "length: 4").press("123", "12345", "0042").value("code"))
                .isEqualTo("0042");
    }

    @Test
    void anotherFinishKeyThanTheHashIsTakenAwayToo() {
        assertThat(talk("into: code", "length: 1..4", "finish_on: \"*\"")
                        .press("42*")
                        .value("code"))
                .isEqualTo("42");
    }

    @Test
    void withoutAFinishKeyTheHashIsNoDigit() {
        assertThat(talk("into: code", "length: 1..4").press("42#").node()).isEqualTo("ask");
    }

    @Test
    void everyTypeThatKeysCanBecome() {
        assertThat(talk("into: price", "length: 1..5").press("450").value("price"))
                .isEqualTo(450L);
        assertThat(talk("into: phone", "length: 10").press("9876543210").value("phone"))
                .isEqualTo("9876543210");
        assertThat(talk("into: words", "length: 1..5").press("1*2").value("words"))
                .isEqualTo("1*2");
    }

    @Test
    void aNumberTooLargeIsInvalid() {
        Talk talk = talk("into: minutes", "length: 1..20", "attempts: 9");
        talk.press("9".repeat(20), "9".repeat(19), "9".repeat(18), "9".repeat(16));
        assertThat(talk.node()).isEqualTo("ask");
        assertThat(talk.press("9".repeat(15)).value("minutes")).isEqualTo(999_999_999_999_999L);
    }

    @ParameterizedTest
    @CsvSource({"4, ask", "5, done", "90, done", "91, ask"})
    void validDecides(String digits, String node) {
        Talk talk = talk("into: minutes", "length: 1..2", "valid: minutes >= 5 && minutes <= 90")
                .press(digits);
        assertThat(talk.node()).isEqualTo(node);
    }

    @Test
    void validSeesTheAnswersBefore() {
        Talk talk = Talk.of("""
                flow: test
                languages: hi
                answers: {from: {type: number}, to: {type: number}}
                start: from
                nodes:
                  from: {type: digits, prompt: "से", into: from, length: 1, go: to}
                  to: {type: digits, prompt: "तक", into: to, length: 1, valid: "to > from", go: bye}
                  bye: {type: end, outcome: done}
                """);
        assertThat(talk.press("5", "5").node()).isEqualTo("to");
        assertThat(talk.press("6").outcome()).isEqualTo("done");
    }

    @Test
    void aConditionWithoutAValueMakesTheAnswerInvalidAndIsTold() {
        Talk talk =
                talk("into: minutes", "length: 1..2", "valid: 60 / minutes > 1").press("0");
        assertThat(talk.node()).isEqualTo("ask");
        assertThat(talk.events(Slipped.class)).singleElement().satisfies(slip -> {
            assertThat(slip.node()).isEqualTo("ask");
            assertThat(slip.what()).startsWith("the condition 60 / minutes > 1 has no value");
        });
        assertThat(talk.events()).endsWith(new Rejected("ask", "0"));
    }

    @Test
    void aRefusedAnswerLeavesTheAnswerBefore() {
        Talk talk = Talk.of("""
                flow: test
                languages: hi
                answers: {minutes: {type: number}}
                start: first
                nodes:
                  first: {type: digits, prompt: "कितने?", into: minutes, length: 2, go: second}
                  second: {type: digits, prompt: "पक्का?", into: minutes, length: 2, valid: "minutes < 50", attempts: 1, go: bye}
                  bye: {type: end, outcome: done}
                """).press("30", "70");
        assertThat(talk.outcome()).isEqualTo("no_response");
        assertThat(talk.value("minutes")).isEqualTo(30L);
    }

    @Test
    void silenceAndWrongAnswersUseUpTheAttempts() {
        Talk talk = talk("into: minutes", "length: 2", "attempts: 2").press("1").silent(1);
        assertThat(talk.outcome()).isEqualTo("no_response");
    }
}
