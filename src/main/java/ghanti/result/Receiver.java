package ghanti.result;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How one receiver is doing, as this server sees it: a circuit breaker and a limit of tries under way. Guarded by the
 * lock of {@link Receivers}.
 *
 * <p>After some failures in a row it is paused, and one try at a time then finds out whether it is back. What may not be
 * sent is given a place in line instead: a time to come back, one after the other, so that thousands of waiting results
 * neither come back together nor keep asking.
 */
final class Receiver {

    private static final int FAILURES = 5;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final int MOST_DOUBLINGS = 5;
    private static final Duration SOON = Duration.ofMillis(250);
    private static final Duration PROBE = Duration.ofSeconds(1);
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration LEAST_STEP = Duration.ofMillis(2);
    private static final Duration LONGEST_LINE = Duration.ofMinutes(10);

    private final int least;
    private final int most;
    private final UnaryOperator<Duration> spread;

    private int room;
    private int underWay;
    private int failures;
    private int pauses;
    private boolean paused;
    private Instant pausedUntil = Instant.EPOCH;
    private Instant endOfLine = Instant.EPOCH;
    private Duration step = STEP;
    private @Nullable String lastError;

    /**
     * @param least how many tries may be under way to a receiver of which little is known
     * @param most and to one that takes them all; one that dies may hold so many threads until it is found out
     */
    Receiver(int least, int most, UnaryOperator<Duration> spread) {
        this.least = least;
        this.most = most;
        this.spread = spread;
        this.room = least;
    }

    boolean mayEnter(Instant now) {
        return paused ? underWay == 0 && !now.isBefore(pausedUntil) : underWay < room;
    }

    void enter() {
        underWay++;
    }

    /** When to come back; each who asks gets a later time. */
    Instant placeInLine(Instant now) {
        Instant first = now.plus(paused ? PROBE : SOON);
        first = paused && pausedUntil.isAfter(first) ? pausedUntil : first;
        Instant place = endOfLine.plus(step);
        if (place.isBefore(first) || place.isAfter(first.plus(LONGEST_LINE))) {
            place = first;
        }
        endOfLine = place;
        return place;
    }

    /**
     * A try was a success.
     *
     * @return true if a pause ends by this
     */
    boolean good(Duration took) {
        boolean wasPaused = paused;
        if (paused) {
            paused = false;
            pauses = 0;
            pausedUntil = Instant.EPOCH;
            endOfLine = Instant.EPOCH;
        }
        failures = 0;
        room = Math.min(most, room + 1);
        underWay--;
        step = between(LEAST_STEP, took.dividedBy(room), STEP);
        return wasPaused;
    }

    private static Duration between(Duration least, Duration wanted, Duration most) {
        Duration bounded = wanted.compareTo(most) < 0 ? wanted : most;
        return bounded.compareTo(least) > 0 ? bounded : least;
    }

    /**
     * A try failed.
     *
     * @param rest how long the receiver wants to hear nothing
     * @return true if it is paused by this
     */
    boolean bad(String error, Optional<Duration> rest, Instant now) {
        underWay--;
        failures++;
        lastError = error;
        room = least;
        step = STEP;
        boolean wasPaused = paused;
        // Tries that were under way when the pause began say nothing new; the first one after it does.
        boolean again = paused ? !now.isBefore(pausedUntil) : failures >= FAILURES;
        if (again) {
            pause(now.plus(spread.apply(FIRST_PAUSE.multipliedBy(1L << Math.min(pauses, MOST_DOUBLINGS)))));
            pauses++;
        }
        rest.ifPresent(wanted -> pause(now.plus(wanted)));
        return paused && !wasPaused;
    }

    private void pause(Instant until) {
        paused = true;
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
    }

    boolean isPaused() {
        return paused;
    }

    Instant pausedUntil() {
        return pausedUntil;
    }

    int failures() {
        return failures;
    }

    String lastError() {
        return lastError == null ? "" : lastError;
    }
}
