package ghanti.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a result that was not taken is sent again: soon at first, then every hour, for a day. */
final class Backoff {

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

    private Backoff() {}

    /**
     * When to try again.
     *
     * @param tries how often it has failed, 1 upward
     * @param since when the result arose, or was last replayed
     * @return empty if it is dead
     */
    static Optional<Instant> next(int tries, Instant since, Instant now) {
        Instant at = now.plus(WAITS.get(Math.min(tries, WAITS.size()) - 1));
        return at.isAfter(since.plus(GIVE_UP_AFTER)) ? Optional.empty() : Optional.of(at);
    }
}
