package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Event.Ended;
import ghanti.engine.Event.Moved;
import ghanti.engine.Event.Slipped;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static String chain(int nodes) {
        String says = IntStream.range(1, nodes)
                .mapToObj(i -> "  n" + i + ": {type: say, prompt: \"%d।\", go: n%d}\n".formatted(i, i + 1))
                .collect(Collectors.joining());
        return "flow: test\nlanguages: hi\nstart: n1\nnodes:\n" + says + "  n" + nodes
                + ": {type: menu, prompt: \"?\", keys: {\"1\": n1}}\n";
    }

    @Test
    void aTurnMayPassAHundredNodes() {
        Talk talk = Talk.of(chain(100));
        assertThat(talk.node()).isEqualTo("n100");
        assertThat(talk.session().lines()).hasSize(100);
        assertThat(talk.press("1").node()).isEqualTo("n100");
    }

    @Test
    void moreThanAHundredNodesInOneTurnFail() {
        Talk talk = Talk.of(chain(101));
        assertFailed(talk, "n100", "more than 100 nodes without a question");
        assertThat(talk.events(Moved.class)).hasSize(100);
    }

    @Test
    void aCircleOfBranchesFails() {
        Talk talk = Talk.of("""
                flow: test
                languages: hi
                answers: {n: {type: number}}
                start: ask
                nodes:
                  ask: {type: menu, prompt: "?", keys: {"1": here}}
                  here: {type: branch, when: [{if: "n > 1", go: ask}], else: there}
                  there: {type: say, prompt: "चलते रहिए।", go: here}
                """).press("1");
        assertFailed(talk, "there", "more than 100 nodes without a question");
    }

    private static final String ASK = """
            flow: test
            languages: hi
            start: ask
            nodes:
              ask:
                type: menu
                prompt: "?"
                attempts: 9
                keys: {"1": ask, "2": {go: say}, "3": other, "9": repeat}
                exhausted: ask
              say: {type: say, prompt: "फिर से।", go: ask}
              other: {type: menu, prompt: "?", keys: {"1": ask}}
            """;

    @Test
    void aQuestionMayBeAskedTenTimesInARow() {
        Talk talk = Talk.of(ASK);
        for (int visits = 1; visits <= 10; visits++) {
            assertThat(talk.session().visits()).isEqualTo(visits);
            talk.press("9");
        }
        assertFailed(talk, "ask", "asked more than 10 times in a row");
    }

    @Test
    void everyWayOfAskingAgainCounts() {
        Talk talk = Talk.of(ASK).press("1", "2", "9", "7").silent(3);
        talk.hear(new Input.Exhausted()).press("2");
        assertThat(talk.session().visits()).isEqualTo(10);
        assertFailed(talk.silent(1), "ask", "asked more than 10 times in a row");
    }

    @Test
    void anotherQuestionInBetweenBeginsAnew() {
        Talk talk = Talk.of(ASK);
        for (int round = 0; round < 30; round++) {
            talk.press("3", "1");
            assertThat(talk.session().visits()).isEqualTo(1);
        }
    }

    @Test
    void aFailedConversationSaysNothingButTheApology() {
        Talk talk = Talk.of(ASK);
        talk.press(Collections.nCopies(10, "2").toArray(String[]::new));
        assertThat(talk.said()).containsExactly("ask/APOLOGY");
        assertThat(talk.press("1").events()).isEmpty();
    }

    private static void assertFailed(Talk talk, String node, String why) {
        assertThat(talk.outcome()).isEqualTo("failed");
        assertThat(talk.node()).isEqualTo(node);
        assertThat(talk.said()).containsExactly(node + "/APOLOGY");
        assertThat(talk.events()).endsWith(new Slipped(node, why), new Ended(node, "failed"));
    }
}
