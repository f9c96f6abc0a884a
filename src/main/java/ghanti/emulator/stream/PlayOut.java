package ghanti.emulator.stream;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Exotel's play-out buffer, by calculation: payloads queue up and play one after the other at the sample rate, and one that
 * finds the queue empty plays at once. What has begun to play is played to its end, whatever comes; docs/exotel-protocol.md,
 * Voicebot. Times are samples since the stream's start and never decrease. Not for several threads.
 */
final class PlayOut {
    /** A payload is a multiple of so many bytes; a shorter last one leaves a gap. */
    static final int UNIT = 320;

    private final boolean keepsSound;
    private final Deque<Piece> ahead = new ArrayDeque<>();
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final List<Piece> played = new ArrayList<>();
    private final List<Mark> passed = new ArrayList<>();
    private long end;
    private boolean broken;

    PlayOut(boolean keepsSound) {
        this.keepsSound = keepsSound;
    }

    /** A label, and when all audio before it is played. */
    record Mark(String name, long due) {}

    /** What a clear took away. */
    record Cleared(long samples, List<Mark> marks) {}

    Piece add(long now, byte[] payload) {
        advance(now);
        Piece piece = Piece.of(Math.max(end, now), payload, broken, keepsSound);
        broken = false;
        end = piece.to();
        ahead.add(piece);
        advance(now);
        return piece;
    }

    Mark mark(long now, String name) {
        advance(now);
        broken = true;
        Mark mark = new Mark(name, Math.max(end, now));
        marks.add(mark);
        return mark;
    }

    /** Drops what has not begun to play, and the marks behind it. */
    Cleared clear(long now) {
        advance(now);
        broken = true;
        long before = Math.max(end, now);
        ahead.clear();
        end = played.isEmpty()
                ? now
                : Math.max(now, played.get(played.size() - 1).to());
        List<Mark> dropped = marks.stream().filter(mark -> mark.due() > end).toList();
        marks.removeAll(dropped);
        return new Cleared(before - end, dropped);
    }

    /** Stops everything, as when the socket is gone; returns how many samples were not heard. */
    long cut(long now) {
        advance(now);
        long unheard = Math.max(0, end - now);
        ahead.clear();
        marks.clear();
        int last = played.size() - 1;
        if (last >= 0 && played.get(last).to() > now) {
            Piece piece = played.get(last);
            long soundTo = Math.max(piece.soundFrom(), Math.min(piece.soundTo(), now));
            played.set(last, new Piece(piece.from(), now, piece.soundFrom(), soundTo, piece.opens(), piece.pcm()));
        }
        end = now;
        broken = true;
        return unheard;
    }

    /** The marks whose audio was played by then; each is told once. */
    List<Mark> duePassed(long now) {
        List<Mark> due = new ArrayList<>();
        while (!marks.isEmpty() && marks.element().due() <= now) {
            due.add(marks.remove());
        }
        passed.addAll(due);
        return due;
    }

    /** What has begun to play, in order. */
    List<Piece> begun(long now) {
        advance(now);
        return played;
    }

    /** How many samples are still to be played. */
    long left(long now) {
        return Math.max(0, end - now);
    }

    List<Mark> passed() {
        return passed;
    }

    private void advance(long now) {
        while (!ahead.isEmpty() && ahead.element().from() <= now) {
            played.add(ahead.remove());
        }
    }
}
