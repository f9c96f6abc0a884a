package ghanti.audio;

/** The Kaiser window. */
final class Kaiser {

    private Kaiser() {}

    /** @param x −1 to 1 from one edge to the other; outside it is 0 */
    static double window(double x, double beta) {
        double inside = 1 - x * x;
        return inside < 0 ? 0 : bessel(beta * Math.sqrt(inside)) / bessel(beta);
    }

    /** The modified Bessel function of the first kind and order 0, as its series. */
    private static double bessel(double x) {
        double quarter = x * x / 4;
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= quarter / ((double) k * k);
            sum += term;
        }
        return sum;
    }
}
