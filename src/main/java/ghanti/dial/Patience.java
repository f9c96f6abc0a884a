package ghanti.dial;

import java.time.Duration;

/**
 * How long an attempt is waited for before somebody asks what became of it.
 *
 * @param asking how long after a dial was noted Exotel may still be asked for it: a server that stood still dials nothing that
 *     another may have looked up meanwhile
 * @param origination until a dial must have been placed; before that, not finding it proves nothing
 * @param ringing the longest that a phone rings
 * @param grace until the callback of a line that is over must have come
 * @param again between two questions about the same attempt
 * @param givenUp after the end of the longest possible line, once nobody could tell anything for that long
 */
public record Patience(
        Duration asking, Duration origination, Duration ringing, Duration grace, Duration again, Duration givenUp) {

    /** For a telephone network. */
    public static final Patience USUAL = new Patience(
            // What is made ready before a dial may take 8 s.
            Duration.ofSeconds(15),
            // Exotel may take up to 35 s to place it.
            Duration.ofSeconds(60),
            // India's regulator allows no longer ringing, see docs/exotel-protocol.md, Outbound calls.
            Duration.ofSeconds(60),
            // Callbacks come within seconds of the end; those that failed are repeated after minutes.
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofHours(1));
}
