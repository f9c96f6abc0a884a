package ghanti.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.engine.Event.Answered;
import ghanti.engine.Event.Ended;
import ghanti.engine.Event.Moved;
import ghanti.engine.Event.Rejected;
import ghanti.engine.Event.Unanswered;
import ghanti.flow.Flow;
import ghanti.flow.Question;
import ghanti.speech.Speaker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What holds in every flow and for every callee. A failure names the seed that leads to it. */
class EngineInvariantsTest {

    private static final int SEEDS = 100;
    private static final int INPUTS = 30;

    private final Speaker speaker = new Speaker();

    @Test
    void anyConversationKeepsTheRules() {
        Map<String, Integer> places = new TreeMap<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Flow flow = new RandomFlow(seed).flow();
            List<Turn> turns = conversation(flow, seed, false);
            check(flow, turns.get(0), "seed " + seed + ", start");
            for (int i = 1; i < turns.size(); i++) {
                check(flow, turns.get(i), "seed " + seed + ", input " + i);
                checkStep(flow, turns.get(i - 1).session(), turns.get(i), "seed " + seed + ", input " + i);
            }
            Session last = turns.get(turns.size() - 1).session();
            places.merge(last.finalOutcome().orElse("asked"), 1, Integer::sum);
            assertThat(conversation(flow, seed, false))
                    .as("seed %d, again", seed)
                    .isEqualTo(turns);
            assertThat(conversation(flow, seed, true))
                    .as("seed %d, written and read", seed)
                    .isEqualTo(turns);
        }
        // Else the flows are so alike that the rules above are hardly tried.
        assertThat(places.keySet()).contains("asked", "done0", "done1", "done2", "failed", "no_response");
    }

    private static List<Turn> conversation(Flow flow, long seed, boolean reread) {
        RandomFlow random = new RandomFlow(~seed);
        List<Turn> turns = new ArrayList<>();
        turns.add(Engine.start(flow, random.inputs(), random.language()));
        for (int i = 0; i < INPUTS; i++) {
            Session session = turns.get(i).session();
            Session next = reread ? Json.MAPPER.readValue(Json.write(session), Session.class) : session;
            turns.add(Engine.resume(flow, next, random.input()));
        }
        return turns;
    }

    private void check(Flow flow, Turn turn, String where) {
        Session session = turn.session();
        for (Event event : turn.events()) {
            if (event instanceof Moved moved) {
                assertThat(flow.nodes()).as(where).containsKey(moved.to());
                assertThat(moved.from().isEmpty() || flow.nodes().containsKey(moved.from()))
                        .as(where)
                        .isTrue();
            }
        }
        assertThat(flow.nodes()).as(where).containsKey(session.node());
        assertThat(flow.languages()).as(where).contains(session.language());
        assertThat(session.lines()).as(where).isNotEmpty().hasSizeLessThanOrEqualTo(101);
        assertThat(speaker.words(flow, session.lines())).as(where).isNotBlank().doesNotContain("\n", "\u0000", "  ");
        assertThat(session.visits()).as(where).isLessThanOrEqualTo(11);
        if (session.ended()) {
            assertThat(session.outcome()).as(where).matches("done[0-2]|no_response|failed");
        } else {
            Question question = (Question) flow.node(session.node());
            assertThat(session.failures())
                    .as(where)
                    .isLessThan(question.asking().attempts());
            assertThat(session.visits()).as(where).isBetween(1, 10);
            assertThat(session.lines().get(session.lines().size() - 1).node())
                    .as(where)
                    .isEqualTo(session.node());
        }
    }

    private static void checkStep(Flow flow, Session before, Turn turn, String where) {
        Session after = turn.session();
        if (before.ended()) {
            assertThat(after).as(where).isEqualTo(before);
            assertThat(turn.events()).as(where).isEmpty();
            return;
        }
        boolean told = turn.events().stream()
                .anyMatch(
                        event -> event instanceof Answered || event instanceof Rejected || event instanceof Unanswered);
        assertThat(told).as(where).isTrue();
        List<Event> ends =
                turn.events().stream().filter(Ended.class::isInstance).toList();
        assertThat(ends).as(where).hasSize(after.ended() ? 1 : 0);
        Set<String> known = new HashSet<>(flow.inputs().keySet());
        known.addAll(flow.answers().keySet());
        assertThat(known)
                .as(where)
                .containsAll(after.values().keySet())
                .containsAll(before.values().keySet());
    }
}
