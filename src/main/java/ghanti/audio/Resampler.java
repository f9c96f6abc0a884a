package ghanti.audio;

import java.util.Arrays;

/**
 * Brings sound from one rate to another: a polyphase filter of a sinc under a Kaiser window. Immutable, so one may serve
 * several threads; building one costs some milliseconds, keep it where the same pair of rates comes again.
 *
 * <p>A tone that cannot be there at the lower of the two rates is at least 60 dB below what it was; below 0.85 of that
 * rate's Nyquist frequency the level stays within 0.1 dB.
 */
public final class Resampler {

    /** The lowest rate, in samples a second. */
    public static final int LOWEST = 8000;

    /** The highest rate, in samples a second. */
    public static final int HIGHEST = 48000;

    private static final double BETA = 8.6;
    private static final double CUT_OFF = 0.92;

    /**
     * Zero crossings of the sinc on each side. With 32 the filter has closed where the lower rate ends; 24 would leave
     * tones just above that only 37 dB down (bench/Audio.java measures it).
     */
    private static final int CROSSINGS = 32;

    private final int from;
    private final int to;
    private final int up;
    private final int down;
    private final int reach;
    private final float[][] phases;

    /**
     * @param from samples a second of what is given, 8000 to 48000
     * @param to samples a second of what comes out, 8000 to 48000
     */
    public Resampler(int from, int to) {
        this.from = checked(from);
        this.to = checked(to);
        int common = greatestCommonDivisor(from, to);
        up = to / common;
        down = from / common;
        reach = (CROSSINGS * Math.max(up, down) + up - 1) / up;
        phases = up == down ? new float[0][] : phases();
    }

    /** The whole sound at the other rate; its first sample is at the same moment. */
    public Pcm resample(Pcm pcm) {
        if (pcm.rate() != from) {
            throw new IllegalArgumentException("this resampler takes " + from + " samples a second, not " + pcm.rate());
        }
        return up == down ? pcm : new Pcm(to, Quantizer.shorts(resample(Quantizer.floats(pcm.samples()))));
    }

    /** A stream at the other rate that is given piece by piece; the samples are those of the whole in one go. */
    public ResamplerStream stream() {
        return new ResamplerStream(this);
    }

    /** Samples a second of what is given. */
    public int from() {
        return from;
    }

    /** Samples a second of what comes out. */
    public int to() {
        return to;
    }

    float[] resample(float[] samples) {
        if (up == down) {
            return samples;
        }
        ResamplerStream stream = stream();
        float[] most = stream.push(samples, samples.length);
        float[] rest = stream.end();
        float[] all = Arrays.copyOf(most, most.length + rest.length);
        System.arraycopy(rest, 0, all, most.length, rest.length);
        return all;
    }

    int up() {
        return up;
    }

    int down() {
        return down;
    }

    /** How many input samples before and after a moment take part in it. */
    int reach() {
        return reach;
    }

    /** The output at a phase between two input samples, of the {@code 2 * reach} input samples from an offset on. */
    float at(int phase, float[] samples, int offset) {
        float[] taps = phases[phase];
        // Four sums, as one alone would wait for each addition before the next.
        float a = 0;
        float b = 0;
        float c = 0;
        float d = 0;
        int i = 0;
        for (; i + 3 < taps.length; i += 4) {
            a += taps[i] * samples[offset + i];
            b += taps[i + 1] * samples[offset + i + 1];
            c += taps[i + 2] * samples[offset + i + 2];
            d += taps[i + 3] * samples[offset + i + 3];
        }
        for (; i < taps.length; i++) {
            a += taps[i] * samples[offset + i];
        }
        return (a + b) + (c + d);
    }

    /**
     * One row of taps for each of the {@code up} moments between two input samples. Each is scaled to a sum of 1, so that
     * a constant stays constant.
     */
    private float[][] phases() {
        float[][] rows = new float[up][2 * reach];
        double half = CROSSINGS * (double) Math.max(up, down);
        double cutOff = CUT_OFF / Math.max(up, down);
        Kaiser window = new Kaiser(BETA);
        double[] row = new double[2 * reach];
        for (int phase = 0; phase < up; phase++) {
            double sum = 0;
            for (int i = 0; i < row.length; i++) {
                // Distance to the moment, in samples of the common multiple of both rates.
                double distance = (double) (reach - 1 - i) * up + phase;
                row[i] = window.at(distance / half) * sinc(cutOff * distance);
                sum += row[i];
            }
            for (int i = 0; i < row.length; i++) {
                rows[phase][i] = (float) (row[i] / sum);
            }
        }
        return rows;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
    }

    private static int checked(int rate) {
        if (rate < LOWEST || rate > HIGHEST) {
            throw new IllegalArgumentException(
                    "a rate of " + rate + " samples a second; it must be " + LOWEST + " to " + HIGHEST);
        }
        return rate;
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }
}
