package ghanti.emulator.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells prompts apart as a person does: by a pause of a second, or by a key that stopped the one before. Not for several
 * threads.
 */
final class Ear {
    static final Duration PAUSE = Duration.ofSeconds(1);

    private final StreamClock clock;
    private final List<Long> begins = new ArrayList<>();
    private final List<Long> ends = new ArrayList<>();
    private int read;
    private int prompt;
    private boolean inPrompt;
    private boolean keyed;
    private long soundEnds;

    Ear(StreamClock clock) {
        this.clock = clock;
    }

    /** A stretch of samples. */
    record Span(long from, long to) {
        long length() {
            return to - from;
        }
    }

    /** What the person notices. */
    record Notice(StreamEvent.Kind kind, int prompt, Duration at) {}

    /** Hears what has begun to play; nothing of that can be taken back. */
    List<Notice> listen(List<Piece> begun, long now) {
        List<Notice> notices = new ArrayList<>();
        for (; read < begun.size() && begun.get(read).soundFrom() <= now; read++) {
            Piece piece = begun.get(read);
            if (piece.sounds()) {
                boolean anew = keyed && piece.opens();
                endAfterPause(notices, piece.soundFrom(), anew);
                if (!inPrompt) {
                    inPrompt = true;
                    prompt++;
                    begins.add(piece.soundFrom());
                    notices.add(new Notice(StreamEvent.Kind.PROMPT_BEGINS, prompt, clock.at(piece.soundFrom())));
                }
                keyed = keyed && !anew;
                soundEnds = piece.soundTo();
            }
        }
        endAfterPause(notices, now, false);
        return notices;
    }

    /** The stream is over, and with it the prompt that was being heard. */
    List<Notice> end(long now) {
        List<Notice> notices = new ArrayList<>();
        endAfterPause(notices, now, true);
        return notices;
    }

    /** From where to where a prompt, from 1, was heard; of the one that is still heard, to what is sure. */
    Span span(int number) {
        long to = number <= ends.size() ? ends.get(number - 1) : soundEnds;
        return new Span(begins.get(number - 1), to);
    }

    int prompts() {
        return prompt;
    }

    void keyPressed() {
        keyed = true;
    }

    /** The last sample of sound that is sure to be heard; not before the first sound. */
    long soundEnds() {
        return soundEnds;
    }

    private void endAfterPause(List<Notice> notices, long now, boolean anew) {
        boolean paused = now - soundEnds >= clock.sample(PAUSE);
        if (inPrompt && (paused || anew)) {
            inPrompt = false;
            ends.add(soundEnds);
            notices.add(new Notice(StreamEvent.Kind.PROMPT_ENDED, prompt, clock.at(Math.min(now, soundEnds))));
        }
    }

    /** The runs of sound; see {@link Spoken}. */
    static List<Spoken> runs(List<Piece> pieces, List<PlayOut.Mark> marks, StreamClock clock) {
        List<Spoken> runs = new ArrayList<>();
        long from = -1;
        long to = -1;
        @Nullable Piece last = null;
        for (Piece piece : pieces) {
            boolean continues = last != null && !piece.opens() && piece.from() == last.to();
            if (!continues && last != null && from >= 0) {
                runs.add(run(from, to, last, marks, clock));
            }
            if (!continues) {
                from = -1;
            }
            if (piece.sounds()) {
                from = from < 0 ? piece.soundFrom() : from;
                to = piece.soundTo();
            }
            last = piece;
        }
        if (last != null && from >= 0) {
            runs.add(run(from, to, last, marks, clock));
        }
        return runs;
    }

    private static Spoken run(long from, long to, Piece last, List<PlayOut.Mark> marks, StreamClock clock) {
        Optional<String> mark = marks.stream()
                .filter(one -> one.due() == last.to())
                .map(PlayOut.Mark::name)
                .findFirst();
        return new Spoken(clock.at(from), clock.at(to), mark);
    }
}
