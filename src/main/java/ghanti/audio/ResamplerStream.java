package ghanti.audio;

import java.util.Arrays;

/** One stream on its way to another rate. Keeps what the next samples need; not for several threads. */
public final class ResamplerStream {

    private static final float[] NONE = {};

    private final Resampler resampler;

    /** The input that is still needed, from half a filter before the next output on. */
    private float[] held;

    private int count;
    private long taken;
    private long given;

    /** Where in {@link #held} the next output's first tap is, and its phase between two input samples. */
    private int first;

    private int phase;
    private boolean ended;

    ResamplerStream(Resampler resampler) {
        this.resampler = resampler;
        // Before the first sample there is silence; the moment of the first output is the first input.
        count = resampler.reach() - 1;
        held = new float[count + 1024];
    }

    /** What can be said of the output once these samples have come; the last few milliseconds wait for the next. */
    public short[] push(short[] samples) {
        return Quantizer.shorts(push(Quantizer.floats(samples), samples.length));
    }

    /** The rest. Nothing may be pushed afterwards. */
    public short[] finish() {
        return Quantizer.shorts(end());
    }

    float[] push(float[] samples, int length) {
        if (ended) {
            throw new IllegalStateException("this stream has been finished");
        }
        taken += length;
        if (resampler.up() == resampler.down()) {
            given += length;
            return Arrays.copyOf(samples, length);
        }
        hold(samples, length);
        return outputs(Long.MAX_VALUE);
    }

    float[] end() {
        long all = (taken * resampler.up() + resampler.down() - 1) / resampler.down();
        long missing = all - given;
        if (missing > 0) {
            int silence = resampler.reach() + 1;
            push(NONE, 0);
            hold(new float[silence], silence);
        }
        ended = true;
        return missing > 0 ? outputs(missing) : NONE;
    }

    private void hold(float[] samples, int length) {
        if (first > 0) {
            int kept = Math.max(0, count - first);
            System.arraycopy(held, Math.min(first, count), held, 0, kept);
            first -= count - kept;
            count = kept;
        }
        if (count + length > held.length) {
            held = Arrays.copyOf(held, Math.max(count + length, held.length + held.length / 2));
        }
        System.arraycopy(samples, 0, held, count, length);
        count += length;
    }

    private float[] outputs(long atMost) {
        int taps = 2 * resampler.reach();
        float[] out = new float[(int) Math.min(atMost, possible(taps))];
        for (int i = 0; i < out.length; i++) {
            out[i] = resampler.at(phase, held, first);
            phase += resampler.down();
            first += phase / resampler.up();
            phase %= resampler.up();
        }
        given += out.length;
        return out;
    }

    /** How many outputs have all their taps: the n-th begins (phase + n * down) / up samples further on. */
    private long possible(int taps) {
        long room = (long) count - taps - first;
        if (room < 0) {
            return 0;
        }
        return ((room + 1) * resampler.up() - 1 - phase) / resampler.down() + 1;
    }
}
