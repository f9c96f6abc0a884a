package ghanti.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.engine.Input;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowReader;
import ghanti.speech.Speaker;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two streams of one call, as there are when a socket is lost and its server does not know yet. */
class StreamTurnTest {

    private static final Instant FIRST = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant SECOND = FIRST.plusSeconds(5);
    private static final Instant LATER = FIRST.plusSeconds(9);
    private static final String FLOW = """
            flow: twice
            languages: en
            start: ask
            nodes:
              ask: {type: menu, prompt: "Well?", keys: {"1": ask, "2": bye}, exhausted: bye}
              bye: {type: end, outcome: done}
            """;

    private final Flow flow = new FlowReader(Map.<String, String>of()::get)
            .read("twice.yaml", "twice", FLOW)
            .file()
            .orElseThrow()
            .flow();

    private Call ringing() {
        CallRequest request = new CallRequest(
                "twice",
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
        return Call.fresh("01a1f827-103d-71ce-99c5-8d5eae3896bd", request, FIRST);
    }

    private Call taken(Call before, Optional<StreamInput> input, Instant now) {
        Questions questions = new Questions(flow, new Speaker(), PromptSounds.NONE);
        Fetches none = new Fetches((node, values, key, budget) -> new Input.FetchFailed("none"), Clock.systemUTC());
        return new StreamTurn(new Progress(flow, questions, none, now))
                .take(before, input)
                .call();
    }

    private static Optional<StreamInput> key(Instant asked) {
        return Optional.of(new StreamInput(new Input.Keys("1"), "", asked));
    }

    @Test
    void theStreamThatBeganLastIsTheOneThatCounts() {
        Call one = taken(ringing(), Optional.empty(), FIRST);
        Call two = taken(one, Optional.empty(), SECOND);
        assertThat(two.turns()).hasSize(1);
        assertThatThrownBy(() -> taken(two, key(FIRST), LATER)).isInstanceOf(GoneOnException.class);
        Call answered = taken(two, key(SECOND), LATER);
        assertThat(answered.turns()).hasSize(2);
        assertThat(answered.turns().get(0).digits()).isEqualTo("1");
    }

    @Test
    void whatWasAnsweredIsNotAnsweredAgain() {
        Call one = taken(ringing(), Optional.empty(), FIRST);
        Call answered = taken(one, key(FIRST), SECOND);
        assertThatThrownBy(() -> taken(answered, key(FIRST), LATER)).isInstanceOf(GoneOnException.class);
        assertThat(taken(answered, key(SECOND), LATER).turns()).hasSize(3);
    }
}
