package ghanti.recording;

import ghanti.audio.Resampler;
import ghanti.audio.ResamplerStream;
import ghanti.recording.Happening.Cleared;
import ghanti.recording.Happening.Closed;
import ghanti.recording.Happening.Heard;
import ghanti.recording.Happening.Said;

/** Both sides of a stream laid out in time, at the rate of recordings. Not for several threads. */
final class Tape {

    /** A recording ends after an hour. */
    static final long LONGEST = 3600L * RecordingHeader.RATE;

    /** How long sound is held back, since its place may still change: 400 ms. */
    private static final int HELD = RecordingHeader.RATE * 400 / 1000;

    private static final double NANOS = 1e9;

    private final Resampler resampler;
    private final HeardSide heard = new HeardSide();
    private final SaidSide said = new SaidSide();
    private final ResamplerStream heardRate;
    private ResamplerStream saidRate;
    private long written;
    private boolean closed;
    private long end = LONGEST;

    /** @param resampler from the stream's rate to that of recordings */
    Tape(Resampler resampler) {
        this.resampler = resampler;
        heardRate = resampler.stream();
        saidRate = resampler.stream();
    }

    /** Whether nothing more is to be written: the stream has ended, or the longest time is over. */
    boolean isOver() {
        return written >= end;
    }

    /** Up to where it was taken, in samples since the start. */
    long written() {
        return written;
    }

    void take(Happening happening) {
        if (closed) {
            return;
        }
        if (happening instanceof Heard sound) {
            heard.heard(place(sound.came()), heardRate.push(sound.samples()));
        } else if (happening instanceof Said sound) {
            said.said(place(sound.until()), saidRate.push(sound.samples()));
        } else if (happening instanceof Cleared cleared) {
            said.cleared(place(cleared.at()));
            saidRate = resampler.stream();
        } else if (happening instanceof Closed last) {
            close(place(last.at()));
        }
    }

    private void close(long at) {
        closed = true;
        heard.heard(at, heardRate.finish());
        said.cleared(at);
        heard.settle(Long.MAX_VALUE);
        end = Math.min(LONGEST, Math.max(written, Math.max(at, heard.end())));
    }

    private static long place(long nanos) {
        return Math.round(nanos * (RecordingHeader.RATE / NANOS));
    }

    /**
     * What can be written by now, left and right in turn.
     *
     * @param now nanoseconds since the stream's start
     */
    short[] frames(long now) {
        long settled = heard.settle(closed ? Long.MAX_VALUE : place(now) - HELD);
        long to = Math.max(written, Math.min(settled, end));
        short[] left = heard.take(to);
        short[] right = said.take(to);
        written = to;
        short[] frames = new short[2 * left.length];
        for (int i = 0; i < left.length; i++) {
            frames[2 * i] = left[i];
            frames[2 * i + 1] = right[i];
        }
        return frames;
    }
}
