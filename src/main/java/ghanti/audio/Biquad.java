package ghanti.audio;

/** One second-order section of a Butterworth filter with its state, in transposed direct form II. */
final class Biquad {

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double first;
    private double second;

    private Biquad(double edge, double middle, double a0, double a1, double a2) {
        b0 = edge / a0;
        b1 = middle / a0;
        b2 = edge / a0;
        this.a1 = a1 / a0;
        this.a2 = a2 / a0;
    }

    /**
     * @param turn the corner as part of a full turn: its frequency by the rate
     * @param q the section's resonance
     */
    static Biquad lowPass(double turn, double q) {
        double cos = StrictMath.cos(2 * Math.PI * turn);
        double alpha = StrictMath.sin(2 * Math.PI * turn) / (2 * q);
        return new Biquad((1 - cos) / 2, 1 - cos, 1 + alpha, -2 * cos, 1 - alpha);
    }

    /** As {@link #lowPass}, the other way round. */
    static Biquad highPass(double turn, double q) {
        double cos = StrictMath.cos(2 * Math.PI * turn);
        double alpha = StrictMath.sin(2 * Math.PI * turn) / (2 * q);
        return new Biquad((1 + cos) / 2, -(1 + cos), 1 + alpha, -2 * cos, 1 - alpha);
    }

    double next(double x) {
        double y = b0 * x + first;
        first = b1 * x - a1 * y + second;
        second = b2 * x - a2 * y;
        return y;
    }
}
