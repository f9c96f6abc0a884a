package ghanti.voicebot;

import ghanti.voicebot.Chunks.Chunk;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Sends sound no faster than it is heard: a little ahead of the ear, so that the network may stumble, and little enough that a key
 * can still stop it. Knows no clock; times are nanoseconds of one that only goes forward. Not for several threads at once.
 */
final class Player {

    /** Sent ahead of the ear: more than a hiccup of the network, less than the second beyond which a clear comes late. */
    private static final long AHEAD = Duration.ofMillis(640).toNanos();

    /** A mark that does not come back by then does not come at all. */
    private static final long GRACE = Duration.ofMillis(1500).toNanos();

    /** Exotel is said to close streams that are silent for ten seconds; docs/exotel-protocol.md, Voicebot. */
    private static final long LONGEST_SILENCE = Duration.ofSeconds(6).toNanos();

    private static final long CHUNK = Chunks.LENGTH.toNanos();

    /** Where the frames go. */
    interface Line {
        void media(Chunk chunk, Duration until);

        void mark(String name);

        void clear();
    }

    private final Line line;
    private final Chunks silence;
    private final Deque<Iterator<Chunk>> waiting = new ArrayDeque<>();
    private String mark = "";
    private int prompts;
    private boolean markSent = true;
    private boolean heardAll = true;
    private long heardUntil;
    private long lastSent;

    Player(Line line, int rate, long now) {
        this.line = line;
        this.silence = Chunks.silence(rate);
        this.heardUntil = now;
        this.lastSent = now;
    }

    /** Plays a prompt after what is still playing. */
    void play(Chunks sound, long now) {
        waiting.add(sound.chunks().iterator());
        prompts++;
        mark = "prompt-" + prompts;
        markSent = false;
        heardAll = false;
        tick(now);
    }

    /** Sends what is due. */
    void tick(long now) {
        while (!waiting.isEmpty() && heardUntil - now <= AHEAD) {
            Iterator<Chunk> sound = waiting.peek();
            if (sound.hasNext()) {
                send(sound.next(), now);
            } else {
                waiting.remove();
            }
        }
        while (!waiting.isEmpty() && !waiting.peek().hasNext()) {
            waiting.remove();
        }
        if (waiting.isEmpty() && !markSent) {
            line.mark(mark);
            markSent = true;
        }
        if (waiting.isEmpty() && now - lastSent > LONGEST_SILENCE) {
            send(silence.chunks().get(0), now);
        }
    }

    private void send(Chunk chunk, long now) {
        heardUntil = Math.max(heardUntil, now) + CHUNK;
        lastSent = now;
        line.media(chunk, Duration.ofNanos(heardUntil - now));
    }

    /** Stops at once; what was sent and not yet heard is taken back. */
    void clear(long now) {
        waiting.clear();
        // Echoes of marks that were cleared still come, and look like any other.
        mark = "";
        markSent = true;
        heardAll = true;
        heardUntil = now;
        line.clear();
    }

    /** A mark came back. */
    void marked(String name) {
        if (!mark.isEmpty() && name.equals(mark)) {
            heardAll = true;
        }
    }

    /** Whether all that was played has been heard: its mark came back, or its time passed. */
    boolean isDone(long now) {
        return waiting.isEmpty() && markSent && (heardAll || now - heardUntil >= GRACE);
    }
}
