package ghanti.result;

import ghanti.call.Job;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one result to the business, in the order of its call, as often as it takes. */
public final class Courier implements Job {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** How soon to look again while an earlier result of the same call is on its way. */
    private static final Duration TURN = Duration.ofMillis(300);

    private final ResultStore store;
    private final Poster poster;
    private final MeterRegistry meters;
    private final Clock clock;

    public Courier(ResultStore store, Poster poster, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.poster = poster;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> run(String id) {
        StoredResult stored = store.find(id).orElse(null);
        if (stored == null || stored.state() != ResultState.PENDING) {
            return Optional.empty();
        }
        if (store.waitsForEarlier(stored)) {
            return Optional.of(clock.instant().plus(TURN));
        }
        int tries = stored.tries() + 1;
        Optional<String> refusal = poster.post(stored.result());
        return refusal.isEmpty() ? delivered(stored, tries) : failed(stored, tries, refusal.get());
    }

    private Optional<Instant> delivered(StoredResult stored, int tries) {
        store.delivered(stored.result().id(), tries, clock.instant());
        count(stored, "delivered");
        log.info(
                "result {} of call {} was taken",
                stored.result().type(),
                stored.result().callId());
        return Optional.empty();
    }

    private Optional<Instant> failed(StoredResult stored, int tries, String error) {
        Optional<Instant> next = Backoff.next(tries, stored.pendingSince(), clock.instant());
        store.failed(stored.result().id(), tries, error, next.isEmpty());
        count(stored, next.isEmpty() ? "dead" : "failed");
        log.warn(
                "result {} {} of call {} was not taken ({}), {}",
                stored.result().type(),
                stored.result().id(),
                stored.result().callId(),
                error,
                next.map(at -> "again at " + at).orElse("given up; replay it with POST /v1/results/{id}/replay"));
        return next;
    }

    private void count(StoredResult stored, String state) {
        meters.counter("ghanti.result.tries", "type", stored.result().type(), "state", state)
                .increment();
    }
}
