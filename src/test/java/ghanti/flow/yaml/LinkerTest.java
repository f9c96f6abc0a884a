package ghanti.flow.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.Flow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Flows inside flows: what does not fit, where; and what a version covers. */
class LinkerTest {

    private static final String INNER = """
            inputs: {id: {type: digits}, note: {type: text, optional: true}}
            start: q
            nodes:
              q: {type: menu, prompt: "{id}?", keys: {"1": y}, exhausted: n}
              y: {type: end, outcome: "yes"}
              n: {type: end, outcome: "no"}
            """;

    private static String outer(String node) {
        return """
                inputs: {id: {type: digits}}
                start: a
                nodes:
                  a: {type: flow, flow: %s}
                  z: {type: end, outcome: done}
                """.formatted(node);
    }

    private static LinkedFlows both(String node) {
        return new LinkedFlows().with("inner", INNER).with("outer", outer(node));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                iner, outcomes: {yes: z}|6:19: error: there is no flow "iner"; did you mean "inner"?
                outer, outcomes: {done: z}|6:19: error: flow "outer" would be inside itself (outer)
                inner, outcomes: {yes: z, no: z}|6:3: error: flow "inner" needs the input "id"
                inner, inputs: {id: "1", nte: "x"}, outcomes: {yes: z, no: z}|6:50: error: "nte" is no input of flow "inner"; did you mean "note"?
                inner, inputs: {id: "1"}, outcomes: {yes: z}|6:51: error: flow "inner" can end as "no", which has no edge under "outcomes:"
                inner, inputs: {id: "1"}, outcomes: {yes: z, no: z, maybe: z}|6:77: error: flow "inner" never ends as "maybe"; known are yes, no
                """)
    void whatDoesNotFitIsToldAtItsPlace(String node, String problem) {
        assertThat(both(node).problems("outer")).containsExactly("outer.yaml:" + problem);
    }

    @Test
    void flowsThatHoldEachOtherAreRefused() {
        String holds =
                "start: a\nnodes: {a: {type: flow, flow: %s, outcomes: {done: z}}, z: {type: end, outcome: done}}\n";
        LinkedFlows flows = new LinkedFlows()
                .with("one", holds.formatted("two"))
                .with("two", holds.formatted("three"))
                .with("three", holds.formatted("one"));
        assertThat(flows.problems("one"))
                .containsExactly("three.yaml:4:25: error: flow \"one\" would be inside itself (one in two in three)");
    }

    private static LinkedFlows nested(int deep) {
        LinkedFlows flows = new LinkedFlows().with("f0", """
                start: q
                nodes: {q: {type: menu, prompt: "?", keys: {"1": z}, exhausted: z}, z: {type: end, outcome: done}}
                """);
        for (int i = 1; i <= deep; i++) {
            flows.with("f" + i, """
                    start: a
                    nodes: {a: {type: flow, flow: f%d, outcomes: {done: z}}, z: {type: end, outcome: done}}
                    """.formatted(i - 1));
        }
        return flows;
    }

    @Test
    void fiveMayBeInsideEachOther() {
        assertThat(nested(5).flow("f5").nodes()).containsKeys("a", "a/a/a/a/a/q", "a/a/a/a/a/z", "z");
        assertThat(nested(6).problems("f6"))
                .containsExactly("f1.yaml:4:25: error: flows may be 5 deep inside each other");
    }

    @Test
    void smallFilesThatGrowIntoEachOtherAreRefused() {
        LinkedFlows flows = new LinkedFlows().with("f0", "start: z\nnodes: {z: {type: end, outcome: done}}\n");
        for (int i = 1; i <= 5; i++) {
            StringBuilder nodes = new StringBuilder("start: n0\nnodes:\n  z: {type: end, outcome: done}\n");
            for (int n = 0; n < 20; n++) {
                nodes.append("  n%d: {type: flow, flow: f%d, outcomes: {done: %s}}\n"
                        .formatted(n, i - 1, n == 19 ? "z" : "n" + (n + 1)));
            }
            flows.with("f" + i, nodes.toString());
        }
        assertThat(flows.problems("f5"))
                .containsExactly("f5.yaml:4:1: error: with the flows inside it this flow has more than 2000 nodes");
    }

    private static Flow withInnerPrompt(String words) {
        return new LinkedFlows()
                .with("inner", INNER.replace("{id}?", words))
                .with("outer", outer("inner, inputs: {id: \"{id}\"}, outcomes: {yes: z, no: z}"))
                .flow("outer");
    }

    @Test
    void aVersionCoversWhatIsInside() {
        String version = withInnerPrompt("{id}?").version();
        assertThat(withInnerPrompt("{id}?").version()).isEqualTo(version);
        assertThat(withInnerPrompt("{id}, yes?").version()).isNotEqualTo(version);
    }
}
