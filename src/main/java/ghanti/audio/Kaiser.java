package ghanti.audio;

/** A Kaiser window. */
final class Kaiser {

    private final double beta;
    private final double middle;

    /** @param beta how steeply it falls: more damps better and cuts less sharply */
    Kaiser(double beta) {
        this.beta = beta;
        middle = bessel(beta);
    }

    /** @param x −1 to 1 from one edge to the other; outside it is 0 */
    double at(double x) {
        double inside = 1 - x * x;
        return inside < 0 ? 0 : bessel(beta * Math.sqrt(inside)) / middle;
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
