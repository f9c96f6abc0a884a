package ghanti.call;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.engine.Engine;
import ghanti.engine.Input;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowReader;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which key a system knows a question again. */
class FetchesTest {

    private static final String ID = "01a1f827-103d-71ce-99c5-8d5eae3896bd";
    private static final Instant NOW = Instant.parse("2026-11-20T09:00:00Z");
    private static final String FLOW = """
            flow: told
            languages: en
            answers: {known: {type: boolean}}
            start: tell
            nodes:
              tell: {type: fetch, post: "https://orders.example/told", into: known, go: bye, failed: bye}
              bye: {type: end, outcome: done}
            """;

    private final Flow flow = new FlowReader(Map.<String, String>of()::get)
            .read("told.yaml", "told", FLOW)
            .file()
            .orElseThrow()
            .flow();
    private final List<String> keys = new ArrayList<>();
    private final Fetches fetches = new Fetches(
            (node, values, key, budget) -> {
                keys.add(key);
                return new Input.FetchFailed("none");
            },
            Clock.systemUTC());

    private Call call(int attempts) {
        CallRequest request = new CallRequest(
                "told",
                flow.version(),
                Direction.OUTBOUND,
                "+919876543210",
                "en",
                Map.of(),
                null,
                null,
                null,
                null,
                null);
        List<Attempt> all = new ArrayList<>();
        for (int number = 1; number <= attempts; number++) {
            all.add(Attempt.dialing(number, NOW));
        }
        return Call.fresh(ID, request, NOW).withAttempts(all);
    }

    private void settle(Call call) {
        fetches.settle(flow, call, Engine.start(flow, Map.of(), "en"));
    }

    @Test
    void aTurnThatIsTakenTwiceAsksWithTheSameKey() {
        settle(call(1));
        settle(call(1));
        assertThat(keys).containsExactly(ID + "/tell", ID + "/tell");
    }

    @Test
    void anotherVisitAndAnotherAttemptAskWithAnother() {
        settle(call(1).withAsides(List.of(new Aside("tell", false, Map.of()))));
        settle(call(2));
        settle(call(2).withAsides(List.of(new Aside("tell", true, Map.of()))));
        assertThat(keys).containsExactly(ID + "/tell/2", ID + "/attempt-2/tell", ID + "/attempt-2/tell/2");
    }
}
