package ghanti.audio;

/** The key in one block of sound, by the powers that Goertzel's algorithm finds at single frequencies. */
final class KeyTone {

    /** No key. */
    static final char NONE = ' ';

    private static final int RATE = 8000;
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";

    /** Root of the mean power below which nothing is a tone: −50 dBFS. */
    private static final double QUIETEST = 100;

    /**
     * How much of all power is in the two tones; in speech it is spread. Noise 11 dB below still passes; in 26 minutes of
     * espeak, Hindi and English, nothing else did.
     */
    private static final double SHARE = 0.82;

    /** A telephone's tones may be off by 1.5 %, where a block hears a fifth of the highest; so it listens beside it too. */
    private static final double[] BESIDE = {0.989, 1, 1.011};

    /** How much louder the column's tone may be than the row's, and how much quieter: 4 and 8 dB. */
    private static final double LOUDER = Level.power(4);

    private static final double QUIETER = Level.power(-8);

    /** Other tones of the same group are this much quieter: 8 dB. */
    private static final double ALONE = Level.power(-8);

    /** The column's tone doubled is this much quieter, as a voice has overtones: 10 dB. */
    private static final double PURE = Level.power(-10);

    private KeyTone() {}

    /** The key that is pressed in it, or {@link #NONE}. */
    static char in(short[] block) {
        double all = 0;
        for (short sample : block) {
            all += (double) sample * sample;
        }
        if (all < QUIETEST * QUIETEST * block.length) {
            return NONE;
        }
        double[] rows = powers(block, ROWS);
        double[] columns = powers(block, COLUMNS);
        int row = loudest(rows);
        int column = loudest(columns);
        double low = nearby(block, ROWS[row]);
        double high = nearby(block, COLUMNS[column]);
        double twist = high / low;
        boolean tones = isAlone(rows, row)
                && isAlone(columns, column)
                && twist > QUIETER
                && twist < LOUDER
                && low + high > SHARE * all
                && power(block, 2 * COLUMNS[column]) < PURE * high;
        return tones ? KEYS.charAt(4 * row + column) : NONE;
    }

    private static double[] powers(short[] block, double[] tones) {
        double[] powers = new double[tones.length];
        for (int i = 0; i < tones.length; i++) {
            powers[i] = power(block, tones[i]);
        }
        return powers;
    }

    private static double nearby(short[] block, double tone) {
        double most = 0;
        for (double factor : BESIDE) {
            most = Math.max(most, power(block, factor * tone));
        }
        return most;
    }

    private static int loudest(double[] powers) {
        int loudest = 0;
        for (int i = 1; i < powers.length; i++) {
            loudest = powers[i] > powers[loudest] ? i : loudest;
        }
        return loudest;
    }

    private static boolean isAlone(double[] powers, int loudest) {
        for (int i = 0; i < powers.length; i++) {
            if (i != loudest && powers[i] > ALONE * powers[loudest]) {
                return false;
            }
        }
        return true;
    }

    /** What a sine of that frequency has of the sum of all squares. */
    private static double power(short[] block, double hertz) {
        double turn = 2 * Math.cos(2 * Math.PI * hertz / RATE);
        double last = 0;
        double before = 0;
        for (short sample : block) {
            double next = sample + turn * last - before;
            before = last;
            last = next;
        }
        return 2 * (last * last + before * before - turn * last * before) / block.length;
    }
}
