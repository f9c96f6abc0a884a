package ghanti.audio;

import java.time.Duration;

/** The tones of a telephone's keys (DTMF, ITU-T Q.23), to be heard in a recording of a call. */
public final class Beeps {

    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final String KEYS = "123A456B789C*0#D";
    private static final Duration FADE = Duration.ofMillis(3);

    private final int rate;

    /** @param rate samples a second, at least 8000 */
    public Beeps(int rate) {
        if (rate < Resampler.LOWEST) {
            throw new IllegalArgumentException("a rate of " + rate + " samples a second; it must be at least 8000");
        }
        this.rate = rate;
    }

    /**
     * The two tones of a key, equally loud, faded in and out over 3 ms.
     *
     * @param key 0 to 9, *, #, A to D
     * @param level of both together in dBov, at most −6 so that their peak stays below full scale
     */
    public Pcm key(char key, Duration length, double level) {
        int place = KEYS.indexOf(Character.toUpperCase(key));
        if (place < 0) {
            throw new IllegalArgumentException("there is no key " + key + " on a telephone; there are 0-9 * # A-D");
        }
        if (!(level <= -6)) {
            throw new IllegalArgumentException("a beep of " + level + " dBov; it must be at most -6");
        }
        // Two sines of peak p have the power p², so this is the peak of each.
        double peak = 32768 * Math.sqrt(Level.power(level));
        double row = 2 * Math.PI * ROWS[place / 4] / rate;
        double column = 2 * Math.PI * COLUMNS[place % 4] / rate;
        short[] samples = new short[count(length)];
        int fade = Math.min(count(FADE), samples.length / 2);
        for (int i = 0; i < samples.length; i++) {
            double edge = Math.min(1, (Math.min(i, samples.length - 1 - i) + 0.5) / Math.max(1, fade));
            samples[i] = Quantizer.round(edge * peak * (StrictMath.sin(row * i) + StrictMath.sin(column * i)));
        }
        return new Pcm(rate, samples);
    }

    private int count(Duration length) {
        return Math.toIntExact(Math.round(length.toNanos() * (double) rate / 1e9));
    }
}
