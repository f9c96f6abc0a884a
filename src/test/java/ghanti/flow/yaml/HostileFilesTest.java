package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that nobody writes by mistake: each is refused, soon, and with a sentence. */
@Timeout(5)
class HostileFilesTest {

    private static final int MANY = 400_000;

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? ", "[{"})
    void refusesDeepNesting(String opening) {
        assertThat(problem(opening.repeat(MANY / opening.length()))).contains("error: nested deeper than 20 levels");
    }

    @Test
    void refusesDeepIndentation() {
        String text = lines(800, i -> " ".repeat(i) + "a:");
        assertThat(problem(text)).isEqualTo("21:21: error: nested deeper than 20 levels");
    }

    @Test
    void refusesManyCharacters() {
        assertThat(problem("# " + "a".repeat(600_000)))
                .isEqualTo("1:1: error: the file is larger than 500000 characters");
    }

    @Test
    void refusesABillionLaughs() {
        String text =
                "a0: &a0 [ha, ha]\n" + lines(30, i -> "a" + (i + 1) + ": &a" + (i + 1) + " [*a" + i + ", *a" + i + "]");
        assertThat(problem(text))
                .isEqualTo("2:10: error: aliases (*name) are not allowed in a flow; write the value again");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "!", ":", ",", "%", "&", "*", "\"", "'", "|", ">", "@", "`", "]", "}", "-", "?", "\u0007", "\\", "#"
            })
    void refusesOneCharacterManyTimes(String character) {
        assertThat(problem(character.repeat(MANY))).contains(": error: ");
    }

    @Test
    void refusesNoise() {
        for (int seed = 0; seed < 50; seed++) {
            byte[] noise = new byte[2000];
            new Random(seed).nextBytes(noise);
            assertThat(problem(new String(noise, StandardCharsets.ISO_8859_1)))
                    .as("seed %d", seed)
                    .startsWith("1:")
                    .contains(": error: ");
        }
    }

    @Test
    void refusesTornFlows() {
        String whole = "flow: test\nlanguages: [hi]\nstart: a\nnodes: {a: {type: end, outcome: \"done\"}}\n";
        for (int length = 0; length < whole.length() - 2; length++) {
            assertThat(FlowTexts.problems(whole.substring(0, length), Map.of())).isNotEmpty();
        }
        assertThat(FlowTexts.problems(whole, Map.of())).isEmpty();
    }

    @Test
    void refusesPromptsThatNobodyWouldHearOut() {
        String text = "flow: test\nlanguages: hi\nstart: n\nnodes: {n: {type: say, go: n, prompt: \"%s\"}}\n";
        assertThat(FlowTexts.problems(text.formatted("a".repeat(2000)), Map.of()))
                .isEmpty();
        assertThat(problem(text.formatted("a".repeat(2001))))
                .isEqualTo("4:39: error: a prompt may have 2000 characters at most");
    }

    @Test
    void refusesConditionsWithoutEnd() {
        String text =
                "flow: test\nlanguages: hi\ninputs: {a: {type: number}}\nstart: n\nnodes:\n  n: {type: branch, else: n, "
                        + "when: [{if: \"%s\", go: n}]}\n";
        assertThat(problem(text.formatted("(".repeat(490) + "a" + ")".repeat(490) + " > 1")))
                .contains("the condition \"((((");
        assertThat(problem(text.formatted("a > 1" + " && a > 1".repeat(200))))
                .contains("the condition is longer than 1000 characters");
    }

    @Test
    void tellsManyMistakesInBoundedTime() {
        String inputs = IntStream.range(0, 5000)
                .mapToObj(i -> "v" + i + ": {type: text}")
                .collect(Collectors.joining(", "));
        String prompts = lines(
                150,
                i -> "  n" + i + ": {type: say, go: n, prompt: \""
                        + "{w%d} ".formatted(i).repeat(300) + "\"}");
        String text = "flow: test\nlanguages: hi\nstart: n\ninputs: {" + inputs + "}\nnodes:\n" + prompts;
        assertThat(FlowTexts.problems(text, Map.of()))
                .hasSize(1001)
                .contains("1:1: error: there are more than 1000 problems; these were found first");
    }

    @Test
    void quotesNoConditionThatNobodyWouldRead() {
        String text =
                "flow: test\nlanguages: hi\nstart: n\nnodes:\n  n: {type: branch, else: n, when: [{if: \"%s\", go: n}]}\n";
        assertThat(problem(text.formatted("(".repeat(5000))))
                .hasSizeLessThan(500)
                .contains("(((…\" is wrong: ");
    }

    @Test
    void tellsWhichCharacterCannotStandInAFile() {
        assertThat(problem("flow: test\ntitle: 🔔 a\u0000b\n"))
                .isEqualTo(
                        "2:11: error: the character U+0000 cannot stand in YAML; take it out, or write it as an escape in"
                                + " double quotes");
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n"));
    }

    private static String problem(String text) {
        return FlowTexts.problems(text, Map.of()).get(0);
    }
}
