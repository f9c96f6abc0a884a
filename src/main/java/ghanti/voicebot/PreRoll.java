package ghanti.voicebot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The sound just before now: that somebody speaks is noticed when their first syllable is over. */
final class PreRoll {

    /** 0.3 s before they began, which is noticed up to 0.2 s later. */
    private static final Duration LENGTH = Duration.ofMillis(500);

    private final int most;
    private final Deque<short[]> pieces = new ArrayDeque<>();
    private int samples;

    /** @param rate samples a second */
    PreRoll(int rate) {
        most = (int) (rate * LENGTH.toMillis() / 1000);
    }

    void add(short[] piece) {
        pieces.add(piece);
        samples += piece.length;
        while (samples - pieces.element().length >= most) {
            samples -= pieces.remove().length;
        }
    }

    /** In order; at least as much as is wanted, if there was that much. */
    List<short[]> pieces() {
        return List.copyOf(pieces);
    }
}
