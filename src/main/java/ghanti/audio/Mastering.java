package ghanti.audio;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;

/**
 * Makes a telephone prompt of any sound: telephone band, 8 kHz, trimmed, levelled, faded. The same sound always gives the same
 * samples, on every machine. Safe for use by several threads.
 */
public final class Mastering {

    /** Changes whenever the same sound would come out differently; part of the hash a cached file is found by. */
    public static final int VERSION = 1;

    /** Samples a second of what comes out. */
    public static final int RATE = 8000;

    /** How far the active level may be off, in decibels. */
    public static final double TOLERANCE = 1;

    /** No sample is above this, in dBFS. */
    public static final double PEAK = -3;

    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final double HIGH_PASS = 250;
    private static final double LOW_PASS = 3500;

    /** Below this, in dBov, there is noise rather than speech, and 40 dB of gain would only make it loud. */
    private static final double SILENT = -60;

    /** Less than half of the smallest step of a sample. */
    private static final double DIGITAL_SILENCE = -97;

    private static final double BELOW_SPEECH = 30;
    private static final int AROUND_SPEECH = RATE / 100;
    private static final int FADE = RATE / 200;
    private static final int ROUNDS = 24;
    private static final double CLOSE = 0.05;

    private final Finish finish;

    /** The last one, as a provider always gives the same rate and building one takes longer than using it. */
    private volatile Resampler resampler = new Resampler(RATE, RATE);

    public Mastering(Finish finish) {
        this.finish = finish;
    }

    /**
     * The prompt: active level as the finish says, ±1 dB, and no peak above −3 dBFS.
     *
     * @param raw of any level, at 8000 to 48000 Hz
     * @throws UnusableSoundException for silence, for sound that cannot be levelled as it is no speech, such as a single
     *     click, and for more than ten minutes
     */
    public Pcm master(Pcm raw) throws UnusableSoundException {
        if (raw.duration().compareTo(LONGEST) > 0) {
            throw new UnusableSoundException("a prompt of " + raw.duration().toSeconds() + " s is too long; at most "
                    + LONGEST.toSeconds() + " s");
        }
        float[] values = telephoneBand(raw);
        double active = Level.of(values, RATE).active();
        if (!(active > SILENT)) {
            throw new UnusableSoundException(String.format(
                    Locale.ROOT,
                    "there is no speech in these %.2f s of sound: %s",
                    raw.duration().toNanos() / 1e9,
                    active > DIGITAL_SILENCE
                            ? String.format(Locale.ROOT, "its level is %.0f dBov", active)
                            : "it is silent"));
        }
        float[] speech = trimmed(values, active - BELOW_SPEECH);
        fade(speech);
        return padded(Quantizer.shorts(levelled(speech, active)));
    }

    private float[] telephoneBand(Pcm raw) {
        float[] values = Quantizer.floats(raw.samples());
        withoutOffset(values);
        Filter.highPass(raw.rate(), HIGH_PASS).apply(values);
        Filter.lowPass(raw.rate(), LOW_PASS).apply(values);
        return resampler(raw.rate()).resample(values);
    }

    private Resampler resampler(int from) {
        Resampler last = resampler;
        if (last.from() != from) {
            last = new Resampler(from, RATE);
            resampler = last;
        }
        return last;
    }

    /** A constant offset would begin with a thump, as the high-pass takes it for a step. */
    private static void withoutOffset(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        float mean = (float) (sum / Math.max(1, values.length));
        for (int i = 0; i < values.length; i++) {
            values[i] -= mean;
        }
    }

    /** From 10 ms before the first 5 ms that reach a level to 10 ms after the last. */
    private static float[] trimmed(float[] values, double threshold) {
        double[] powers = Level.powers(values, FADE);
        double limit = Level.power(threshold);
        int first = 0;
        while (first < powers.length - 1 && powers[first] < limit) {
            first++;
        }
        int last = powers.length - 1;
        while (last > first && powers[last] < limit) {
            last--;
        }
        int from = Math.max(0, first * FADE - AROUND_SPEECH);
        int to = Math.min(values.length, (last + 1) * FADE + AROUND_SPEECH);
        return Arrays.copyOfRange(values, from, to);
    }

    private static void fade(float[] values) {
        int length = Math.min(FADE, values.length / 2);
        for (int i = 0; i < length; i++) {
            float part = (i + 0.5f) / length;
            values[i] *= part;
            values[values.length - 1 - i] *= part;
        }
    }

    /** Raises the gain until the limited sound has the level. What the limiter takes is mostly little, so it is soon there. */
    private float[] levelled(float[] speech, double active) throws UnusableSoundException {
        // A hair below the ceiling, so that rounding to 16 bits cannot pass it.
        Limiter limiter = new Limiter(Math.sqrt(Level.power(PEAK - 0.01)), FADE, RATE / 20);
        double gain = finish.level() - active;
        float[] best = speech;
        double bestOff = Double.POSITIVE_INFINITY;
        for (int round = 0; round < ROUNDS && Math.abs(bestOff) > CLOSE; round++) {
            float[] limited = limiter.limit(speech, Math.sqrt(Level.power(gain)));
            double off = finish.level() - Level.of(limited, RATE).active();
            if (Math.abs(off) < Math.abs(bestOff)) {
                best = limited;
                bestOff = off;
            }
            gain += off;
        }
        if (Math.abs(bestOff) > TOLERANCE) {
            throw new UnusableSoundException(String.format(
                    Locale.ROOT,
                    "this does not sound like speech: below a peak of %.0f dBFS it only reaches %.1f of %.1f dBov",
                    PEAK,
                    finish.level() - bestOff,
                    finish.level()));
        }
        return best;
    }

    private Pcm padded(short[] speech) {
        Joining joining = new Joining(RATE);
        return joining.pause(finish.before())
                .add(new Pcm(RATE, speech))
                .pause(finish.after())
                .toPcm();
    }
}
