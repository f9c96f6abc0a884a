package ghanti.result;

import ghanti.call.Job;
import ghanti.result.Receivers.Pass;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one result to the business, in the order of its call, as often as it takes. */
public final class Courier implements Job {

    private static final Logger log = LoggerFactory.getLogger(Courier.class);

    /** How long after the next try of an earlier result to look again; it is woken when that one is through. */
    private static final Duration AFTER_EARLIER = Duration.ofSeconds(1);

    private final ResultStore store;
    private final Sending sending;
    private final Runnable wake;
    private final MeterRegistry meters;
    private final Clock clock;

    /** How results are sent and sent again. */
    public record Sending(Poster poster, Receivers receivers, Backoff backoff) {}

    /** @param wake looks for due results at once */
    public Courier(ResultStore store, Sending sending, Runnable wake, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.sending = sending;
        this.wake = wake;
        this.meters = meters;
        this.clock = clock;
    }

    @Override
    public boolean endsWithItsSubject() {
        return true;
    }

    @Override
    public Optional<Instant> run(String id) {
        StoredResult stored = store.find(id).orElse(null);
        if (stored == null || stored.state() != ResultState.PENDING) {
            store.forgetJob(id);
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Instant> earlier = store.earlierDue(stored);
        if (earlier.isPresent()) {
            return Optional.of(later(earlier.get(), now).plus(AFTER_EARLIER));
        }
        Pass pass = sending.receivers().ask(stored.result().url(), now);
        return pass.later() == null ? sent(stored, pass, now) : waits(stored, pass.later(), now);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Optional<Instant> waits(StoredResult stored, Instant until, Instant now) {
        if (now.isBefore(Backoff.endOf(stored))) {
            return Optional.of(until.isBefore(Backoff.endOf(stored)) ? until : Backoff.endOf(stored));
        }
        String error = stored.lastError() == null ? "its receiver is paused" : stored.lastError();
        return over(stored, stored.tries(), error, Optional.empty());
    }

    private Optional<Instant> sent(StoredResult stored, Pass pass, Instant began) {
        URI url = stored.result().url();
        Answer answer = Answer.none("it could not be sent");
        try {
            answer = sending.poster().post(stored.result());
        } finally {
            sending.receivers().left(pass, url, answer, began, clock.instant());
        }
        int tries = stored.tries() + 1;
        String refusal = answer.refusal();
        if (refusal == null) {
            return delivered(stored, tries);
        }
        Duration rest = answer.rest().orElse(Duration.ZERO);
        return over(
                stored, tries, refusal, sending.backoff().next(tries, stored.pendingSince(), clock.instant(), rest));
    }

    private Optional<Instant> delivered(StoredResult stored, int tries) {
        wakeIf(store.delivered(stored, tries, clock.instant()));
        count(stored, "delivered");
        log.info(
                "result {} of call {} was taken",
                stored.result().type(),
                stored.result().callId());
        return Optional.empty();
    }

    private Optional<Instant> over(StoredResult stored, int tries, String error, Optional<Instant> next) {
        if (next.isPresent()) {
            store.failed(stored, tries, error);
        } else {
            wakeIf(store.dead(stored, tries, error, clock.instant()));
        }
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

    /** Once a result is through, whatever became of it, the next of its call need not wait any longer. */
    private void wakeIf(boolean nextIsDue) {
        if (nextIsDue) {
            wake.run();
        }
    }

    private void count(StoredResult stored, String state) {
        meters.counter("ghanti.result.tries", "type", stored.result().type(), "state", state)
                .increment();
    }
}
