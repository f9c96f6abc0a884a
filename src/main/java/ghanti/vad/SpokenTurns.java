package ghanti.vad;

import ghanti.audio.Resampler;
import ghanti.audio.ResamplerStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * When somebody begins to speak and when they have finished, in one stream. Speech begins with 6 speech frames of 8, found some
 * 0.1 s after it began, and ends when there was none for a while, so that a breath is no end. For one thread at a time.
 */
public final class SpokenTurns implements AutoCloseable {

    /** How long a pause is that ends what was said. */
    public static final Duration USUAL_PAUSE = Duration.ofMillis(600);

    private static final int WINDOW = 8;
    private static final int ENOUGH = 6;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final long FRAME_MILLIS = 20;

    private final VoiceActivity activity;
    private final ResamplerStream stream;
    private final int pauseFrames;
    private final short[] frame = new short[VoiceActivity.FRAME];
    private int filled;
    private long frames;

    /** The last eight frames, the newest as the lowest bit. */
    private int window;

    private long lastSpeech;
    private boolean speaking;

    /**
     * Somebody began or finished.
     *
     * @param begins whether they began
     * @param at since the stream's start: when the first sound of it began, or the last one ended
     */
    public record Change(boolean begins, Duration at) {}

    /**
     * For a stream that begins.
     *
     * @param rate samples a second, 8000 to 48000
     * @param activity of this stream alone; closed with this
     * @param pause how long nothing is said before it is the end, 0.2 to 5 s
     */
    public SpokenTurns(int rate, VoiceActivity activity, Duration pause) {
        if (pause.compareTo(SHORTEST_PAUSE) < 0 || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException("a pause of " + pause.toMillis() + " ms; it must be 200 to 5000");
        }
        this.activity = activity;
        stream = new Resampler(rate, VoiceActivity.RATE).stream();
        pauseFrames = Math.toIntExact(pause.toMillis() / FRAME_MILLIS);
    }

    /** Listens to the stream's next piece of any length; mostly nothing changes. */
    public List<Change> hear(short[] samples) {
        List<Change> changes = new ArrayList<>();
        for (short sample : stream.push(samples)) {
            frame[filled++] = sample;
            if (filled == frame.length) {
                filled = 0;
                look(activity.isSpeech(frame), changes);
            }
        }
        return changes;
    }

    private void look(boolean speech, List<Change> changes) {
        frames++;
        window = (window << 1 | (speech ? 1 : 0)) & (1 << WINDOW) - 1;
        lastSpeech = speech ? frames : lastSpeech;
        if (!speaking && Integer.bitCount(window) >= ENOUGH) {
            speaking = true;
            int oldest = Integer.SIZE - Integer.numberOfLeadingZeros(window);
            changes.add(new Change(true, time(frames - oldest)));
        } else if (speaking && frames - lastSpeech >= pauseFrames) {
            speaking = false;
            window = 0;
            changes.add(new Change(false, time(lastSpeech)));
        }
    }

    private static Duration time(long frame) {
        return Duration.ofMillis(FRAME_MILLIS * frame);
    }

    /** Whether somebody speaks. */
    public boolean isSpeaking() {
        return speaking;
    }

    @Override
    public void close() {
        activity.close();
    }
}
