package ghanti.recording;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The callee's side. Sound says no time by itself: a piece ended, at the latest, when it came. Pieces come in bursts and late
 * after trouble on the line, so each waits a while for those that follow it: only they tell whether there was a pause before
 * it or a delay.
 */
final class HeardSide {

    /** A pause shorter than this (100 ms) is jitter and is closed, as it would click in the middle of a word. */
    private static final int JITTER = RecordingHeader.RATE / 10;

    /** −40 dBFS: nobody speaks. */
    private static final int QUIET = 328;

    private final Track track = new Track();
    private final Deque<Piece> waiting = new ArrayDeque<>();

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(long came, short[] samples) {}

    /** @param came the position at which it was all there */
    void heard(long came, short[] samples) {
        waiting.add(new Piece(came, samples));
    }

    /**
     * Puts the pieces that came before a moment in their places.
     *
     * @return up to where nothing will change any more, at most that moment
     */
    long settle(long moment) {
        List<Long> latest = latestStarts();
        Iterator<Long> starts = latest.iterator();
        while (!waiting.isEmpty() && waiting.element().came <= moment) {
            place(waiting.remove(), starts.next());
        }
        return starts.hasNext() ? Math.min(moment, start(starts.next())) : moment;
    }

    /** Where a piece goes that began at that moment at the latest. */
    private long start(long latest) {
        return latest - track.end() < JITTER ? track.end() : latest;
    }

    /** When each piece began at the latest: it had ended when it came, and before the next began. */
    private List<Long> latestStarts() {
        List<Long> starts = new ArrayList<>();
        long next = Long.MAX_VALUE;
        for (Iterator<Piece> pieces = waiting.descendingIterator(); pieces.hasNext(); ) {
            Piece piece = pieces.next();
            next = Math.min(piece.came, next) - piece.samples.length;
            starts.add(0, next);
        }
        return starts;
    }

    private void place(Piece piece, long latest) {
        boolean late = track.end() - latest > JITTER;
        // Sound that came too late for its place stands later than it was; the next silence makes up for that.
        if (late && isQuiet(piece.samples)) {
            return;
        }
        track.put(start(latest), piece.samples);
    }

    private static boolean isQuiet(short[] samples) {
        for (short sample : samples) {
            if (Math.abs(sample) > QUIET) {
                return false;
            }
        }
        return true;
    }

    /** Where the last sound ends. */
    long end() {
        return track.end();
    }

    short[] take(long to) {
        return track.take(to);
    }
}
