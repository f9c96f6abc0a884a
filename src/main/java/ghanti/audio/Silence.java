package ghanti.audio;

import java.time.Duration;

/** Nothing to hear, for a while. */
public final class Silence {

    private Silence() {}

    /**
     * Zeros, as long as asked.
     *
     * @param rate samples a second
     */
    public static Pcm of(Duration length, int rate) {
        return new Joining(rate).pause(length).toPcm();
    }
}
