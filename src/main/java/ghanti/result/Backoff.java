package ghanti.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** When a result that was not taken is sent again: soon at first, then every hour, for a day. */
public final class Backoff {

    /** A result older than this has had its chance. */
    static final Duration GIVE_UP_AFTER = Duration.ofHours(24);

    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private final DoubleSupplier chance;

    /** @param chance from 0 to 1, so that results that failed together do not come back together */
    public Backoff(DoubleSupplier chance) {
        this.chance = chance;
    }

    /**
     * When to try again; the last try is when the day is over.
     *
     * @param tries how often it has failed, 1 upward
     * @param since when the result arose, or was last replayed
     * @param rest how long its receiver wants to hear nothing
     * @return empty if it is dead
     */
    Optional<Instant> next(int tries, Instant since, Instant now, Duration rest) {
        Instant end = since.plus(GIVE_UP_AFTER);
        if (!now.isBefore(end)) {
            return Optional.empty();
        }
        Duration own = spread(WAITS.get(Math.min(tries, WAITS.size()) - 1));
        Instant at = now.plus(own.compareTo(rest) > 0 ? own : rest);
        return Optional.of(at.isBefore(end) ? at : end);
    }

    /** From a fifth less to a fifth more. */
    public Duration spread(Duration wait) {
        return Duration.ofMillis(Math.round(wait.toMillis() * (0.8 + 0.4 * chance.getAsDouble())));
    }

    /** When its day is over. */
    static Instant endOf(StoredResult stored) {
        return stored.pendingSince().plus(GIVE_UP_AFTER);
    }
}
