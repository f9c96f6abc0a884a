package ghanti.vad;

/**
 * Tells ringing, busy tones and keys from voices: one or two sines foretell themselves. Each sample of a frame is predicted
 * from the four before it, as well as can be; of tones less than a hundredth is left, of voices more.
 */
final class Tone {

    private static final int ORDER = 4;

    /**
     * What is left of a tone at most, −22 dB. Of the speech frames of espeak's voices one in a hundred is below; of ringing and
     * keys on a line with noise at −54 dBFS hardly any is above.
     */
    private static final double LEFT = Math.pow(10, -22 / 10.0);

    /** Half a step of the samples is noise that no prediction knows of. */
    private static final double STEP = 1;

    private Tone() {}

    static boolean is(short[] frame) {
        double[][] products = products(frame);
        double power = products[0][0];
        // What the farthest samples say is taken out of all others, then what the next ones say.
        for (int k = ORDER; k > 0; k--) {
            double pivot = products[k][k] + STEP;
            for (int i = 0; i < k; i++) {
                double share = products[i][k] / pivot;
                for (int j = 0; j < k; j++) {
                    products[i][j] -= share * products[k][j];
                }
            }
        }
        return products[0][0] < LEFT * power;
    }

    /** Sums of products of each sample with those up to four before it, for all pairs of distances. */
    private static double[][] products(short[] frame) {
        double[][] products = new double[ORDER + 1][ORDER + 1];
        for (int i = 0; i <= ORDER; i++) {
            for (int j = i; j <= ORDER; j++) {
                double sum = 0;
                for (int n = ORDER; n < frame.length; n++) {
                    sum += (double) frame[n - i] * frame[n - j];
                }
                products[i][j] = sum;
                products[j][i] = sum;
            }
        }
        return products;
    }
}
