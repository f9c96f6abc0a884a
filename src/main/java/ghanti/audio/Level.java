package ghanti.audio;

/**
 * How loud sound is.
 *
 * <p>The active level follows the idea of ITU-T P.56, that pauses do not count: it is the power of those frames of 20 ms
 * that are less than 15.9 dB below the active level itself. It is found by starting from all frames and dropping the quieter
 * ones until none is left to drop. In contrast to P.56 no pause counts, however short.
 *
 * @param active power of speech in dBov, where 0 is that of a square wave at full scale (32768); negative infinity if there
 *     is no sound at all
 * @param peak the largest sample in dBFS, where 0 is 32768; negative infinity if there is no sound at all
 */
public record Level(double active, double peak) {

    private static final double MARGIN = 15.9;
    private static final int FRAMES_A_SECOND = 50;

    /** Measures a sound. */
    public static Level of(Pcm pcm) {
        return of(Quantizer.floats(pcm.samples()), pcm.rate());
    }

    static Level of(float[] values, int rate) {
        float peak = 0;
        for (float value : values) {
            peak = Math.max(peak, Math.abs(value));
        }
        return new Level(decibels(active(powers(values, Math.max(1, rate / FRAMES_A_SECOND)))), 2 * decibels(peak));
    }

    /** How far the peak is above the active level, in decibels. */
    public double crest() {
        return peak - active;
    }

    /** Mean squares of frames of a length; the last one may be shorter and then is the mean of what it has. */
    static double[] powers(float[] values, int frame) {
        double[] powers = new double[(values.length + frame - 1) / frame];
        for (int i = 0; i < powers.length; i++) {
            int end = Math.min(values.length, (i + 1) * frame);
            double sum = 0;
            for (int k = i * frame; k < end; k++) {
                sum += (double) values[k] * values[k];
            }
            powers[i] = sum / (end - i * frame);
        }
        return powers;
    }

    static double decibels(double power) {
        return 10 * StrictMath.log10(power);
    }

    /** A power by its decibels. */
    static double power(double decibels) {
        return StrictMath.pow(10, decibels / 10);
    }

    private static double active(double[] powers) {
        double margin = power(-MARGIN);
        double level = 0;
        int before = -1;
        while (true) {
            double sum = 0;
            int count = 0;
            for (double power : powers) {
                if (power > level * margin) {
                    sum += power;
                    count++;
                }
            }
            // Dropping quiet frames raises the level, which can only drop more: the count falls until it stays.
            if (count == before || count == 0) {
                return level;
            }
            level = sum / count;
            before = count;
        }
    }
}
