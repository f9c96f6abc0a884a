package ghanti.recording;

import java.util.Arrays;

/** One side of a recording: sound laid out in time, from what was written on. Positions are samples since the start. */
final class Track {

    private short[] samples = new short[4096];
    private long begin;
    private long end;

    /** Where what is not written yet begins. */
    long begin() {
        return begin;
    }

    /** Where the last sound ends that was laid out. */
    long end() {
        return end;
    }

    /** Lays sound after all other; where its place is taken it comes later, what is free before it is silent. */
    void put(long at, short[] sound) {
        long place = Math.max(at, end);
        int offset = (int) (place - begin);
        if (offset + sound.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(offset + sound.length, 2 * samples.length));
        }
        System.arraycopy(sound, 0, samples, offset, sound.length);
        end = place + sound.length;
    }

    /** Forgets what is laid out from a moment on. */
    void cut(long at) {
        long from = Math.max(at, begin);
        if (from < end) {
            Arrays.fill(samples, (int) (from - begin), (int) (end - begin), (short) 0);
            end = from;
        }
    }

    /** Takes out what is before a moment, for good. */
    short[] take(long to) {
        int count = (int) (to - begin);
        short[] taken = Arrays.copyOf(samples, count);
        int left = (int) Math.max(0, end - to);
        if (left > 0) {
            System.arraycopy(samples, count, samples, 0, left);
        }
        // After the last sound everything is zero, so that silence need not be laid out.
        Arrays.fill(samples, left, samples.length, (short) 0);
        begin = to;
        end = Math.max(end, to);
        return taken;
    }
}
