package ghanti.emulator;

import java.time.Duration;

/**
 * How a ringing telephone is answered, or not.
 *
 * @param outcome what comes of the ringing
 * @param after how long it rings first
 */
public record Pickup(Outcome outcome, Duration after) {

    /** What can come of ringing. */
    public enum Outcome {
        ANSWERED,
        BUSY,
        NO_ANSWER,
        FAILED
    }

    /** Picked up after that time; no answer if the dial's {@code TimeOut} is shorter. */
    public static Pickup answered(Duration after) {
        return new Pickup(Outcome.ANSWERED, after);
    }

    /** The callee is talking to someone else. */
    public static Pickup busy() {
        return new Pickup(Outcome.BUSY, Duration.ofSeconds(2));
    }

    /** Rings until Exotel gives up. */
    public static Pickup noAnswer() {
        return new Pickup(Outcome.NO_ANSWER, Duration.ZERO);
    }

    /** The number cannot be reached. */
    public static Pickup failed() {
        return new Pickup(Outcome.FAILED, Duration.ofSeconds(1));
    }
}
