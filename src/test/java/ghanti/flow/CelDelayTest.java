package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.flow.Condition.InvalidException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CelDelayTest {

    private static final List<Variable> VARIABLES = List.of(
            new Variable("n", InputType.NUMBER, true),
            new Variable("amount", InputType.RUPEES, true),
            new Variable("name", InputType.TEXT, true),
            new Variable("items", InputType.ITEMS, true),
            Variable.ATTEMPT);

    private static final Map<String, Object> VALUES = Map.of(
            "n",
            30L,
            "amount",
            new BigDecimal("0.5"),
            "name",
            "x",
            "items",
            List.of(Map.of("name", "समोसा", "quantity", 2L)));

    private static CelDelay compile(String expression, Duration unit) throws InvalidException {
        return new Condition.Compiler(VARIABLES).delay(expression + " of them", expression, unit);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            n - 3                   | PT27M
            amount                  | PT30S
            double(n) * 0.25        | PT7M30S
            items[0].quantity       | PT2M
            attempt * 5             | PT5M
            3 - n                   | PT0S
            n * 1000000             | PT48H
            n > 20 ? 1 : 2          | PT1M
            """)
    void aNumberOfUnitsIsALength(String expression, Duration length) throws InvalidException {
        assertThat(compile(expression, Duration.ofMinutes(1)).of(VALUES)).contains(length);
    }

    @ParameterizedTest
    @CsvSource({"n - 3", "amount", "name == '' ? 1 : 2", "items[0].quantity"})
    void withoutAValueThatItNeedsThereIsNone(String expression) throws InvalidException {
        assertThat(compile(expression, Duration.ofMinutes(1)).of(Map.of("attempt", 2L)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10 / (n - 30)", "items[3].quantity", "0.0 / 0.0"})
    void whatHasNoNumberForAValueIsNoLength(String expression) throws InvalidException {
        assertThat(compile(expression, Duration.ofMinutes(1)).of(VALUES)).isEqualTo(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name     | it must be a number, but it is a text
            n > 3    | it must be a number, but it is true or false
            items    | it must be a number, but it is a list
            m - 3    | there is no input or answer "m"; a text stands in quotes: "m" (at character 1)
            """)
    void whatIsNoNumberIsRefused(String expression, String sentence) {
        assertThatThrownBy(() -> compile(expression, Duration.ofHours(1))).hasMessage(sentence);
    }

    @Test
    void anEndlessExpressionIsRefused() {
        assertThatThrownBy(() -> compile("1 + ".repeat(300) + "1", Duration.ofHours(1)))
                .hasMessage("the expression is longer than 1000 characters");
    }

    @Test
    void itKnowsWhatItNeedsAndHowItWasWritten() throws InvalidException {
        CelDelay delay = compile("n + attempt", Duration.ofHours(1));
        assertThat(delay.names()).containsExactly("n", "attempt");
        assertThat(delay.source()).isEqualTo("n + attempt of them");
    }
}
