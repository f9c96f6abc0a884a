package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.flow.Condition.EvaluationException;
import ghanti.flow.Condition.InvalidException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {

    private static final List<Variable> VARIABLES = List.of(
            new Variable("n", InputType.NUMBER, true),
            new Variable("amount", InputType.RUPEES, true),
            new Variable("name", InputType.TEXT, true),
            new Variable("code", InputType.DIGITS, true),
            new Variable("items", InputType.ITEMS, true),
            new Variable("urgent", InputType.BOOLEAN, true));

    private static final Map<String, Object> ALL = Map.of(
            "n",
            5L,
            "amount",
            new BigDecimal("450.5"),
            "name",
            "शर्मा",
            "code",
            "007",
            "items",
            List.of(Map.of("name", "समोसा", "quantity", 2L)),
            "urgent",
            true);

    private static Condition compile(String source) throws InvalidException {
        return new Condition.Compiler(VARIABLES).compile(source);
    }

    private static boolean holds(String source, Map<String, Object> values) {
        try {
            return compile(source).holds(values);
        } catch (InvalidException | EvaluationException e) {
            throw new AssertionError(source, e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "n == 5",
                "n > 4 && amount > 450.0",
                "amount > 450",
                "n > 4.5",
                "name == 'शर्मा'",
                "code == '007'",
                "code.startsWith('00')",
                "size(items) == 1",
                "items.exists(item, item.quantity > 1)",
                "items[0].name == 'समोसा' && items[0].quantity == 2",
                "has(items[0].name) && items.map(i, i.quantity) == [2] && items[0] == items[0]",
                "urgent",
                "!urgent || n in [1, 5]"
            })
    void holds(String source) {
        assertThat(holds(source, ALL)).isTrue();
    }

    @Test
    void wholeRupeesAreAnAmountToo() {
        assertThat(holds("amount == 450.0", Map.of("amount", 450L))).isTrue();
    }

    @Test
    void aTextThatWasNotGivenIsEmpty() {
        assertThat(holds("name == '' && code == ''", Map.of())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"n > 1", "n <= 1", "amount < 1.0", "urgent", "!urgent", "size(items) == 0", "n == n"})
    void anyOtherMissingValueMakesItFalse(String source) {
        assertThat(holds(source, Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            n / 0 > 1                              | it divides by 0
            n % 0 == 1                             | it divides by 0
            n * 9223372036854775807 > 1            | a number in it is too large
            int(name) > 1                          | a text in it cannot be read as what it should be
            items[5].name == ''                    | the list in it is not that long
            name.matches('(')                      | a value that it reads does not fit
            duration(name) > duration('1s')        | a text in it cannot be read as what it should be
            """)
    void whatHasNoValueIsToldInOurWords(String source, String why) throws InvalidException {
        Condition condition = compile(source);
        assertThatThrownBy(() -> condition.holds(ALL))
                .isInstanceOfSatisfying(
                        EvaluationException.class,
                        e -> assertThat(e.sentence()).isEqualTo("the condition " + source + " has no value: " + why));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n >",
                "n",
                "nn > 1",
                "n > 'a'",
                "name > 1",
                "n; n",
                "n == null",
                "amount == 450",
                "items[0].price == 2",
                "items[0].quantity > 'two'",
                "items.exists(i, i.nam == 'Tea')",
                "an item{}"
            })
    void whatIsNoConditionIsRefused(String source) {
        assertThatThrownBy(() -> compile(source)).isInstanceOf(InvalidException.class);
    }

    @Test
    void loopsAreBounded() throws InvalidException {
        Condition loops = compile("items.all(a, items.all(b, items.all(c, items.all(d, a.name == d.name))))");
        List<Object> many = Collections.nCopies(50, Map.of("name", "चाय", "quantity", 1L));
        assertThatThrownBy(() -> loops.holds(Map.of("items", many))).isInstanceOf(EvaluationException.class);
    }
}
