package ghanti.audio;

/**
 * A Butterworth filter of the fourth order: 3 dB down at its corner, 24 dB more with each octave. Keeps its state from one
 * piece of a stream to the next; not for several threads.
 */
public final class Filter {

    // The two pole pairs of the fourth order: 1 / (2 cos 22.5°) and 1 / (2 cos 67.5°).
    private static final double MILD = 0.541196100146197;
    private static final double SHARP = 1.306562964876377;

    private final int rate;
    private final Biquad mild;
    private final Biquad sharp;

    private Filter(int rate, Biquad mild, Biquad sharp) {
        this.rate = rate;
        this.mild = mild;
        this.sharp = sharp;
    }

    /**
     * Lets through what is above a frequency.
     *
     * @param rate samples a second
     * @param hertz the corner, below half the rate
     */
    public static Filter highPass(int rate, double hertz) {
        double turn = turn(rate, hertz);
        return new Filter(rate, Biquad.highPass(turn, MILD), Biquad.highPass(turn, SHARP));
    }

    /**
     * Lets through what is below a frequency.
     *
     * @param rate samples a second
     * @param hertz the corner, below half the rate
     */
    public static Filter lowPass(int rate, double hertz) {
        double turn = turn(rate, hertz);
        return new Filter(rate, Biquad.lowPass(turn, MILD), Biquad.lowPass(turn, SHARP));
    }

    /** The next piece of the sound, filtered. */
    public Pcm apply(Pcm pcm) {
        if (pcm.rate() != rate) {
            throw new IllegalArgumentException("this filter takes " + rate + " samples a second, not " + pcm.rate());
        }
        float[] values = Quantizer.floats(pcm.samples());
        apply(values);
        return new Pcm(rate, Quantizer.shorts(values));
    }

    void apply(float[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) sharp.next(mild.next(values[i]));
        }
    }

    private static double turn(int rate, double hertz) {
        if (!(hertz > 0 && hertz < rate / 2.0)) {
            throw new IllegalArgumentException(
                    "a corner of " + hertz + " Hz; at " + rate + " samples a second it must be below " + rate / 2.0);
        }
        return hertz / rate;
    }
}
