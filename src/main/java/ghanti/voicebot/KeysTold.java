package ghanti.voicebot;

import java.time.Duration;

/** A key may be told of and be heard in the sound as well; it was pressed once. */
final class KeysTold {

    private static final long SAME_KEY = Duration.ofSeconds(1).toNanos();

    private char last;
    private boolean lastInBand;
    private long lastAt;

    /** Whether this key was not told the other way just before. */
    boolean isNew(char key, boolean inBand, long now) {
        boolean again = key == last && inBand != lastInBand && now - lastAt < SAME_KEY;
        last = key;
        lastInBand = inBand;
        lastAt = now;
        return !again;
    }
}
