package ghanti.audio;

import java.util.Random;

/** Sounds to measure with. */
final class Signals {

    private Signals() {}

    /** A sine; its peak as part of full scale. */
    static Pcm tone(int rate, double hertz, double peak, double seconds) {
        short[] samples = new short[(int) Math.round(rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32767 * peak * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return new Pcm(rate, samples);
    }

    static Pcm noise(int rate, double peak, double seconds, long seed) {
        Random random = new Random(seed);
        short[] samples = new short[(int) Math.round(rate * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32767 * peak * (2 * random.nextDouble() - 1));
        }
        return new Pcm(rate, samples);
    }

    /**
     * Something with the statistics of speech: pulses of a voice of 120 Hz through a resonance, in syllables of 180 ms with
     * pauses of 60 ms between them, each of another strength; silence of 200 ms around it. Its crest is as high as
     * espeak's.
     */
    static Pcm speech(int rate, double peak, double seconds) {
        int around = rate / 5;
        double[] values = new double[(int) (rate * seconds)];
        double first = 0;
        double second = 0;
        double turn = 2 * Math.PI * 700 / rate;
        double damping = Math.exp(-2 * Math.PI * 60 / rate);
        double largest = 0;
        for (int i = around; i < values.length - around; i++) {
            double syllable = ((i - around) / (double) rate) % 0.24 / 0.18;
            double strength = syllable < 1 ? Math.sin(Math.PI * syllable) * (1 + i / rate % 3) : 0;
            double pulse = i % (rate / 120) == 0 ? strength : 0;
            double value = pulse + 2 * damping * Math.cos(turn) * first - damping * damping * second;
            second = first;
            first = value;
            values[i] = value;
            largest = Math.max(largest, Math.abs(value));
        }
        short[] samples = new short[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32767 * peak * values[i] / largest);
        }
        return new Pcm(rate, samples);
    }

    /** A sound's middle, without the beginning and end where a filter swings in. */
    static Pcm middle(Pcm pcm) {
        int edge = pcm.samples().length / 8;
        return new Pcm(pcm.rate(), java.util.Arrays.copyOfRange(pcm.samples(), edge, pcm.samples().length - edge));
    }

    /** Power in dB, where 0 is a sine whose peak is full scale. */
    static double power(Pcm pcm) {
        double sum = 0;
        for (short sample : pcm.samples()) {
            sum += (double) sample * sample;
        }
        return 10 * Math.log10(2 * sum / pcm.samples().length / (32767.0 * 32767.0));
    }

    /** How much of a frequency is in it, in dB like {@link #power}; and what is left without it. */
    static Split split(Pcm pcm, double hertz) {
        short[] samples = pcm.samples();
        // Least squares on a sine and a cosine; over many periods they are as good as orthogonal.
        double[] sums = new double[5];
        for (int i = 0; i < samples.length; i++) {
            double sin = Math.sin(2 * Math.PI * hertz * i / pcm.rate());
            double cos = Math.cos(2 * Math.PI * hertz * i / pcm.rate());
            sums[0] += sin * sin;
            sums[1] += sin * cos;
            sums[2] += cos * cos;
            sums[3] += sin * samples[i];
            sums[4] += cos * samples[i];
        }
        double determinant = sums[0] * sums[2] - sums[1] * sums[1];
        double a = (sums[3] * sums[2] - sums[4] * sums[1]) / determinant;
        double b = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
        double rest = 0;
        for (int i = 0; i < samples.length; i++) {
            double turn = 2 * Math.PI * hertz * i / pcm.rate();
            double left = samples[i] - a * Math.sin(turn) - b * Math.cos(turn);
            rest += left * left;
        }
        double full = 32767.0 * 32767.0;
        return new Split(10 * Math.log10((a * a + b * b) / full), 10 * Math.log10(2 * rest / samples.length / full));
    }

    /**
     * @param tone level of the one frequency
     * @param rest level of everything else
     */
    record Split(double tone, double rest) {}
}
