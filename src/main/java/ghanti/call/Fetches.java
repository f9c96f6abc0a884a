package ghanti.call;

import ghanti.engine.Engine;
import ghanti.engine.Event;
import ghanti.engine.Input;
import ghanti.engine.Turn;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the fetches in the way of a turn, all of them within one budget. */
final class Fetches {

    /** What is left of Exotel's two seconds must do for the database and the way back. */
    private static final Duration BUDGET = Duration.ofMillis(1500);

    private static final int MOST = 10;

    private final Fetcher fetcher;
    private final Clock clock;

    Fetches(Fetcher fetcher, Clock clock) {
        this.fetcher = fetcher;
        this.clock = clock;
    }

    /** The turn with every fetch answered, up to the next question, transfer or end. */
    Turn settle(Flow flow, Call call, Turn begun) {
        Map<String, Integer> visits = new HashMap<>();
        call.asides().forEach(aside -> visits.merge(aside.node(), 1, Integer::sum));
        Turn turn = begun;
        Instant deadline = clock.instant().plus(BUDGET);
        for (int count = 0; count < MOST; count++) {
            Optional<Fetch> fetch = Engine.pendingFetch(flow, turn.session());
            if (fetch.isEmpty()) {
                return turn;
            }
            Duration left = Duration.between(clock.instant(), deadline);
            Input input = left.isNegative() || left.isZero()
                    ? new Input.FetchFailed("no time left in this turn")
                    : fetcher.fetch(
                            fetch.get(),
                            turn.session().values(),
                            key(call, fetch.get(), visits.merge(fetch.get().name(), 1, Integer::sum)),
                            left);
            turn = joined(turn, Engine.resume(flow, turn.session(), input));
        }
        return joined(turn, Engine.giveUp(flow, turn.session()));
    }

    /**
     * A turn that is taken twice counts the same visits, as only what was stored is counted. What an attempt heard is gone with
     * it, so that the next one counts anew.
     */
    private static String key(Call call, Fetch fetch, int visit) {
        int attempt = call.attempts().size();
        return call.id()
                + (attempt > 1 ? "/attempt-" + attempt : "")
                + "/" + fetch.name()
                + (visit > 1 ? "/" + visit : "");
    }

    private static Turn joined(Turn first, Turn then) {
        List<Event> events = new ArrayList<>(first.events());
        events.addAll(then.events());
        return new Turn(then.session(), events);
    }
}
