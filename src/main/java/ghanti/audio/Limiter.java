package ghanti.audio;

import java.util.Arrays;

/**
 * Keeps peaks below a ceiling. The gain falls over some milliseconds before a peak and comes back slowly after it, so that
 * nothing is clipped and nothing clicks.
 */
final class Limiter {

    private final float ceiling;
    private final int ahead;
    private final double release;

    /**
     * @param ceiling the largest value that may come out, as part of full scale
     * @param ahead over how many samples the gain falls
     * @param release over how many samples it comes back most of the way
     */
    Limiter(double ceiling, int ahead, int release) {
        this.ceiling = (float) ceiling;
        this.ahead = ahead;
        this.release = 1.0 / release;
    }

    /** The values times a gain, limited. */
    float[] limit(float[] values, double gain) {
        double[] gains = allowed(values, gain);
        double back = 1;
        for (int i = 0; i < gains.length; i++) {
            back = Math.min(gains[i], back + (1 - back) * release);
            gains[i] = back;
        }
        return applied(values, gain, gains);
    }

    /** For each sample the smallest gain that it or one of those ahead of it needs. */
    private double[] allowed(float[] values, double gain) {
        double[] gains = new double[values.length];
        Arrays.fill(gains, 1);
        for (int i = 0; i < values.length; i++) {
            double size = Math.abs(values[i] * gain);
            if (size > ceiling) {
                double needed = ceiling / size;
                for (int k = Math.max(0, i - ahead); k <= i; k++) {
                    gains[k] = Math.min(gains[k], needed);
                }
            }
        }
        return gains;
    }

    /** With the mean of the last gains: each of them is small enough for the sample, and so is their mean. */
    private float[] applied(float[] values, double gain, double[] gains) {
        float[] out = new float[values.length];
        int window = ahead + 1;
        double sum = window;
        for (int i = 0; i < out.length; i++) {
            sum += gains[i] - (i >= window ? gains[i - window] : 1);
            double value = values[i] * gain * (sum / window);
            out[i] = (float) Math.max(-ceiling, Math.min(ceiling, value));
        }
        return out;
    }
}
