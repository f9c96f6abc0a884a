package ghanti.audio;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Puts sounds of one rate one after another, with silence between them. Not for several threads. */
public final class Joining {

    private final int rate;
    private final List<Piece> pieces = new ArrayList<>();
    private long length;

    /** @param rate samples a second of all that is added */
    public Joining(int rate) {
        this.rate = rate;
    }

    /** Adds a sound. */
    public Joining add(Pcm pcm) {
        if (pcm.rate() != rate) {
            throw new IllegalArgumentException(
                    "sound at " + pcm.rate() + " Hz cannot be joined to sound at " + rate + " Hz; resample it first");
        }
        pieces.add(new Piece(length, pcm.samples()));
        length += pcm.samples().length;
        return this;
    }

    /** Adds silence; several in a row add up. */
    public Joining pause(Duration silence) {
        if (silence.isNegative()) {
            throw new IllegalArgumentException("a pause of " + silence.toMillis() + " ms; it must not be negative");
        }
        length += Math.round(silence.toNanos() * (double) rate / 1e9);
        return this;
    }

    /** How long all of it lasts so far. */
    public Duration duration() {
        return Duration.ofNanos(Math.round(length * 1e9 / rate));
    }

    /** All that was added. */
    public Pcm toPcm() {
        short[] samples = new short[Math.toIntExact(length)];
        for (Piece piece : pieces) {
            System.arraycopy(piece.samples, 0, samples, (int) piece.at, piece.samples.length);
        }
        return new Pcm(rate, samples);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Piece(long at, short[] samples) {}
}
