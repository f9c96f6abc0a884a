package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.flow.Condition.InvalidException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a condition is told in our words, with what to write. */
class ConditionFaultTest {

    private static final Condition.Compiler COMPILER = new Condition.Compiler(List.of(
            new Variable("minutes", InputType.NUMBER, true),
            new Variable("amount", InputType.RUPEES, true),
            new Variable("city", InputType.TEXT, true),
            new Variable("vip", InputType.BOOLEAN, true),
            new Variable("items", InputType.ITEMS, true)));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            minutes > 'soon'       | ">" cannot compare minutes (a whole number) with "soon" (a text); write a value of its type, such as 5 (at character 9)
            minutes == "3"         | "==" cannot compare minutes (a whole number) with "3" (a text); write 3 without quotes (at character 9)
            vip == "true"          | "==" cannot compare vip (true or false) with "true" (a text); write true without quotes (at character 5)
            city == 5              | "==" cannot compare city (a text) with 5 (a whole number); write "5" in quotes (at character 6)
            city > 5               | ">" cannot compare city (a text) with 5 (a whole number); to compare city as a number, declare it with type: number (at character 6)
            vip == 1               | "==" cannot compare vip (true or false) with 1 (a whole number); write vip or !vip by itself (at character 5)
            amount == 5            | "==" cannot compare amount (an amount) with 5 (a whole number); write 5.0 (at character 8)
            amount == minutes      | "==" cannot compare amount (an amount) with minutes (a whole number); write double(minutes) (at character 8)
            amount + 1 > 2.0       | "+" cannot be put between amount (an amount) and 1 (a whole number); write 1.0 (at character 8)
            city + minutes == city | "+" cannot be put between city (a text) and minutes (a whole number); both sides must be of one type (at character 6)
            amount > city          | ">" cannot compare amount (an amount) with city (a text); both must be of one type (at character 8)
            5 <= minutes <= 9      | "<=" cannot compare true or false with 9 (a whole number); write two comparisons with && between them (at character 14)
            items > 3              | ">" cannot compare items (a list) with 3 (a whole number); write size(…) for how many are in the list (at character 7)
            items[0] > 3           | ">" cannot compare an item of a list with 3 (a whole number); write a field of the item, such as items[0].quantity (at character 10)
            items.quantity > 3     | only an item has fields, and this is a list; write for example items[0].quantity (at character 6)
            items[0].qty > 1       | there is no "qty" in an item; did you mean "quantity"? (at character 9)
            items[0].price > 1     | there is no "price" in an item; known are name, quantity (at character 9)
            items.exists(i, i.nam == 'Tea') | there is no "nam" in an item; did you mean "name"? (at character 18)
            items[0].quantity > 'two' | ">" cannot compare a whole number with "two" (a text); write a value of its type, such as 5 (at character 19)
            items[0]['name'] == 'Tea' | a field of an item is written with a point, such as items[0].quantity (at character 9)
            minutes && vip         | "&&" takes what is true or false, not minutes (a whole number); compare it with something first (at character 9)
            minutes in ["a"]       | "in" cannot look for minutes (a whole number) in a list; write a list of values of the same type (at character 9)
            vip ? 1 : "a"          | before "?" stands what is true or false, and on both sides of ":" values of one type (at character 5)
            size(minutes) > 1      | "size" does not take minutes (a whole number) (at character 5)
            minutes                | it must be true or false, but it is a whole number; compare it with something, such as "amount > 500.0" (at character 1)
            minuts > 5             | there is no input or answer "minuts"; did you mean "minutes"? (at character 1)
            city == pune           | there is no input or answer "pune"; a text stands in quotes: "pune" (at character 9)
            city.startWith("P")    | there is no function "startWith"; did you mean "startsWith"? (at character 15)
            items.all(i)           | "all" does not take what stands between its brackets (at character 10)
            minutes = 5            | "=" is no operator; write "==" (at character 9)
            minutes => 5           | "=>" is no operator; write ">=" (at character 9)
            vip and vip            | "and" cannot stand here; write "&&" (at character 5)
            vip & vip              | "&" is no operator; write "&&" (at character 5)
            (minutes > 5           | ")" is missing (at character 13)
            minutes >              | it ends too early; write what is missing (at character 10)
            city == "pune          | a quote begins here and never ends (at character 9)
            if vip                 | "if" is a word that CEL keeps for itself; take it out (at character 1)
            minutes > 99999999999999999999 | the number is larger than any value can be; write a smaller one (at character 11)
            """)
    void isToldInOurWords(String condition, String sentence) {
        assertThatThrownBy(() -> COMPILER.compile(condition))
                .isInstanceOf(InvalidException.class)
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "city != null",
                "duration('1s')",
                "-city > 'a'",
                "city.contains(minutes)",
                "foo(city)",
                "vip;",
                "{",
                "a.b.c"
            })
    void noneOfCelsOwnWordingIsLeft(String condition) {
        assertThatThrownBy(() -> COMPILER.compile(condition))
                .isInstanceOf(InvalidException.class)
                .hasMessageNotContainingAny(
                        "overload", "undeclared", "mismatched", "extraneous", "token", "'_", "google");
    }
}
