package ghanti.emulator;

import java.time.Duration;

/**
 * How fast a line's time passes: 1 as on a real telephone, 0 without any waiting.
 *
 * @param factor real seconds for one second of the call
 */
public record Tempo(double factor) {

    /** Refuses a negative factor. */
    public Tempo {
        if (!(factor >= 0)) {
            throw new IllegalArgumentException("A tempo is zero or more, not " + factor + ".");
        }
    }

    /** No waiting at all: for tests. */
    public static Tempo instant() {
        return new Tempo(0);
    }

    /** As long as on a real telephone. */
    public static Tempo real() {
        return new Tempo(1);
    }

    Duration scaled(Duration duration) {
        return Duration.ofNanos(Math.round(duration.toNanos() * factor));
    }

    boolean stands() {
        return factor == 0;
    }
}
