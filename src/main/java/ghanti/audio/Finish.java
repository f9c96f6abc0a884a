package ghanti.audio;

import java.time.Duration;

/**
 * How a mastered sound comes out.
 *
 * @param level active level in dBov, −26 to −18
 * @param before silence before the speech, up to a second
 * @param after silence after the speech, up to a second
 */
public record Finish(double level, Duration before, Duration after) {

    private static final Duration LONGEST = Duration.ofSeconds(1);

    /** A prompt by itself: 60 ms before it, since calls clip the first word, and 100 ms after it. */
    public static final Finish PROMPT = new Finish(-20, Duration.ofMillis(60), Duration.ofMillis(100));

    /** A piece that will be joined with others: no silence at all. */
    public static final Finish CLIP = new Finish(-20, Duration.ZERO, Duration.ZERO);

    public Finish {
        if (!(level >= -26 && level <= -18)) {
            throw new IllegalArgumentException("a level of " + level + " dBov; it must be -26 to -18");
        }
        for (Duration silence : new Duration[] {before, after}) {
            if (silence.isNegative() || silence.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException("a silence of " + silence.toMillis() + " ms; it must be 0 to 1000");
            }
        }
    }
}
