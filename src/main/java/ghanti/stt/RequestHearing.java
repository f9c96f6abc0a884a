package ghanti.stt;

import ghanti.audio.Pcm;
import ghanti.speech.Recognizer.Hearing;
import ghanti.speech.Recognizer.Listener;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One question heard sentence by sentence, each with a request of its own. One is under way at a time, so that answers keep
 * their order.
 */
final class RequestHearing implements Hearing, Transcription.Answer {

    /** Longer than any answer; what is said after that is left out. */
    private static final int MOST_SECONDS = 30;

    /** Sentences that wait for the one before them. */
    private static final int MOST_WAITING = 4;

    private final int rate;
    private final Listener listener;
    private final BiFunction<Pcm, Transcription.Answer, Transcription> asking;
    private final Deque<Pcm> sentences = new ArrayDeque<>();
    private short[] heard;
    private int length;
    private @Nullable Transcription asked;
    private boolean over;

    /** @param asking begins to have a sentence understood */
    RequestHearing(int rate, Listener listener, BiFunction<Pcm, Transcription.Answer, Transcription> asking) {
        this.rate = rate;
        this.listener = listener;
        this.asking = asking;
        this.heard = new short[rate];
    }

    @Override
    public synchronized void hear(short[] samples) {
        int taken = Math.min(samples.length, MOST_SECONDS * rate - length);
        if (over || taken == 0) {
            return;
        }
        if (length + taken > heard.length) {
            heard = Arrays.copyOf(heard, Math.max(2 * heard.length, length + taken));
        }
        System.arraycopy(samples, 0, heard, length, taken);
        length += taken;
    }

    @Override
    public void paused() {
        if (!wanted()) {
            failed(MOST_WAITING + " sentences wait to be understood already. The recognizer is too slow.");
        }
    }

    private synchronized boolean wanted() {
        if (over || length == 0) {
            return true;
        }
        if (sentences.size() == MOST_WAITING) {
            return false;
        }
        sentences.add(new Pcm(rate, Arrays.copyOf(heard, length)));
        length = 0;
        if (asked == null) {
            next();
        }
        return true;
    }

    private void next() {
        Pcm sentence = sentences.poll();
        asked = sentence == null ? null : asking.apply(sentence, this);
    }

    @Override
    public synchronized void close() {
        end();
    }

    @Override
    public void understood(String text) {
        answered(text).ifPresent(listener::understood);
    }

    private synchronized Optional<String> answered(String text) {
        if (over) {
            return Optional.empty();
        }
        next();
        return Optional.of(text);
    }

    @Override
    public void failed(String reason) {
        if (end()) {
            listener.failed(reason);
        }
    }

    private synchronized boolean end() {
        if (over) {
            return false;
        }
        over = true;
        sentences.clear();
        if (asked != null) {
            asked.cancel();
        }
        return true;
    }
}
