package ghanti.flow;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.flow.yaml.FlowReader;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TurnsTest {

    private static final String HEAD = """
            flow: test
            languages: en
            answers: {n: {type: number}}
            defaults: {attempts: 3, exhausted: bye}
            start: a
            nodes:
              bye: {type: end, outcome: done}
            """;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0  | say, prompt: A., go: b    | say, prompt: B., go: c          | branch, when: [{if: 'true', go: bye}], else: bye
            3  | menu, prompt: A, keys: {"1": bye, "9": repeat}  | end, outcome: b | end, outcome: c
            7  | menu, prompt: A, keys: {"1": c, "2": b}  | menu, prompt: B, attempts: 4, keys: {"1": bye} | end, outcome: c
            9  | menu, prompt: A, keys: {"1": b}  | menu, prompt: B, keys: {"1": a, "2": c} | digits, prompt: C, length: 2, into: n, go: b
            4  | menu, prompt: A, keys: {"1": b}  | transfer, to: "+919876543210", answered: bye, failed: c | end, outcome: c
            3  | say, prompt: A., go: c           | menu, prompt: B, attempts: 9, keys: {"1": bye} | menu, prompt: C, keys: {"1": bye}
            """)
    void countsTheLongestWay(int turns, String a, String b, String c) {
        String nodes = "  a: {type: " + a + "}\n  b: {type: " + b + "}\n  c: {type: " + c + "}\n";
        FlowReader.Result read = new FlowReader(Map.<String, String>of()::get).read("test.yaml", "test", HEAD + nodes);

        Flow flow = read.file()
                .orElseThrow(() -> new AssertionError(read.problems()))
                .flow();

        assertThat(Turns.most(flow)).isEqualTo(turns);
    }
}
