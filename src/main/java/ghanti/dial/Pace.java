package ghanti.dial;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Evenly spaced dials, so that an account's limit is never reached in a burst. For one server. */
public final class Pace {

    /** A short burst may go out at once; Exotel counts by the minute. */
    private static final int BURST = 10;

    private final Duration step;
    private Instant free = Instant.MIN;

    /** @param perMinute dials a minute, 1 upward */
    public Pace(int perMinute) {
        this.step = Duration.ofMinutes(1).dividedBy(perMinute);
    }

    /** Takes a place now, or says when to ask again. */
    synchronized Optional<Instant> take(Instant now) {
        Instant earliest = now.minus(step.multipliedBy(BURST));
        Instant base = free.isBefore(earliest) ? earliest : free;
        if (base.isAfter(now)) {
            return Optional.of(base);
        }
        free = base.plus(step);
        return Optional.empty();
    }
}
