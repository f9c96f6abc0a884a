package ghanti.tts;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * How often and when a provider is asked again. It is told by the provider's own hint, else twice as late each time.
 *
 * @param sleeper waits, on the thread that wants the sound
 * @param chance numbers from 0 to 1, which keep servers that failed together from coming back together
 */
public record Retries(Clock clock, Sleeper sleeper, DoubleSupplier chance) {

    private static final int TRIES = 5;
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Whoever asks for more patience has run out of something that does not come back in a call's time. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Lets time pass. */
    @FunctionalInterface
    public interface Sleeper {

        /**
         * Returns when that time is over.
         *
         * @throws InterruptedException if the thread was interrupted before
         */
        void sleep(Duration time) throws InterruptedException;
    }

    /**
     * How long to wait before the next try.
     *
     * @param tries how often it has failed, 1 upward
     * @param retryAfter the header of that name: seconds or an HTTP date, empty if there was none
     * @return empty if it is not tried again
     */
    Optional<Duration> pause(int tries, String retryAfter) {
        if (tries >= TRIES) {
            return Optional.empty();
        }
        Duration wait = asked(retryAfter).orElseGet(() -> own(tries));
        return wait.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(wait);
    }

    /** Whether the provider asks for so much time that nothing else need be tried. */
    boolean isTooLong(String retryAfter) {
        return asked(retryAfter).filter(wait -> wait.compareTo(LONGEST) > 0).isPresent();
    }

    private Duration own(int tries) {
        double seconds = FIRST.toSeconds() * Math.pow(2, tries - 1) * (0.5 + chance.getAsDouble() / 2);
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    private Optional<Duration> asked(String retryAfter) {
        if (retryAfter.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(retryAfter)));
        }
        try {
            Instant at = DateTimeFormatter.RFC_1123_DATE_TIME.parse(retryAfter, Instant::from);
            Duration wait = Duration.between(clock.instant(), at);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
