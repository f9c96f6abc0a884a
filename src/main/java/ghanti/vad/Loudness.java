package ghanti.vad;

/** The power of frames in dBov, where 0 is a square wave at full scale. */
final class Loudness {

    /** What is quieter is nobody who speaks into this telephone: −45 dBov. */
    static final double FLOOR = -45;

    private static final double FULL = 32768;

    private Loudness() {}

    /** At least −100, also of silence. */
    static double of(short[] frame) {
        double sum = 0;
        for (short sample : frame) {
            sum += (double) sample * sample;
        }
        return Math.max(-100, 10 * Math.log10(sum / frame.length / (FULL * FULL)));
    }
}
