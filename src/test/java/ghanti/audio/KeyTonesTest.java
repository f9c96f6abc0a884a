package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyTonesTest {

    private static final String KEYS = "123A456B789C*0#D";
    private static final double[] ROWS = {697, 770, 852, 941};
    private static final double[] COLUMNS = {1209, 1336, 1477, 1633};

    private static String heard(Pcm pcm, int chunk) {
        KeyTones tones = new KeyTones(pcm.rate());
        StringBuilder keys = new StringBuilder();
        for (int at = 0; at < pcm.samples().length; at += chunk) {
            keys.append(tones.hear(Arrays.copyOfRange(pcm.samples(), at, Math.min(pcm.samples().length, at + chunk))));
        }
        return keys.toString();
    }

    private static Pcm dialled(int rate, Duration tone, Duration pause) {
        Beeps beeps = new Beeps(rate);
        Joining joining = new Joining(rate).pause(pause);
        for (int i = 0; i < KEYS.length(); i++) {
            joining.add(beeps.key(KEYS.charAt(i), tone, -15)).pause(pause);
        }
        return joining.toPcm();
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 24_000})
    void everyKeyIsHeardOnceAtEveryRateAndInChunksOfAnyLength(int rate) {
        Pcm quick = dialled(rate, Duration.ofMillis(70), Duration.ofMillis(60));
        Pcm slow = dialled(rate, Duration.ofMillis(900), Duration.ofMillis(300));
        for (int chunk : new int[] {1, 37, 160, 800, 3199, 1_000_000}) {
            assertThat(heard(quick, chunk)).isEqualTo(KEYS);
            assertThat(heard(slow, chunk)).isEqualTo(KEYS);
        }
    }

    @Test
    void theSameKeyAgainIsTwoPressesAndADropoutIsNone() {
        Beeps beeps = new Beeps(8000);
        Pcm five = beeps.key('5', Duration.ofMillis(80), -15);
        Pcm twice = new Joining(8000)
                .add(five)
                .pause(Duration.ofMillis(80))
                .add(five)
                .pause(Duration.ofMillis(80))
                .toPcm();
        assertThat(heard(twice, 160)).isEqualTo("55");
        Pcm interrupted = new Joining(8000)
                .add(five)
                .pause(Duration.ofMillis(12))
                .add(five)
                .toPcm();
        assertThat(heard(interrupted, 160)).isEqualTo("5");
    }

    @Test
    void aClickIsNoKey() {
        Pcm click = new Joining(8000)
                .pause(Duration.ofMillis(50))
                .add(new Beeps(8000).key('5', Duration.ofMillis(20), -10))
                .pause(Duration.ofMillis(50))
                .toPcm();
        assertThat(heard(click, 160)).isEmpty();
    }

    /** 800 presses of 80 ms, off by up to 1.5 %, −12 to −27 dBFS, in noise 20 dB below: 99 of 100 at least. */
    @Test
    void soundsOffPitchQuietAndInNoiseAreHeard() {
        Random random = new Random(11);
        int found = 0;
        int wrong = 0;
        for (int i = 0; i < 800; i++) {
            int key = i % 16;
            String heard = heard(press(key, random), 160);
            found += heard.equals(KEYS.substring(key, key + 1)) ? 1 : 0;
            wrong += heard.isEmpty() || heard.equals(KEYS.substring(key, key + 1)) ? 0 : 1;
        }
        assertThat(found).isGreaterThanOrEqualTo(792);
        assertThat(wrong).isZero();
    }

    private static Pcm press(int key, Random random) {
        double off = 1 + 0.015 * (2 * random.nextDouble() - 1);
        double level = Math.pow(10, (-12 - 15 * random.nextDouble()) / 20) * 32768;
        // Both tones together have that level as the root of their mean power.
        double peak = level;
        double row = 2 * Math.PI * ROWS[key / 4] * off / 8000;
        double column = 2 * Math.PI * COLUMNS[key % 4] * off / 8000;
        double phase = 2 * Math.PI * random.nextDouble();
        short[] samples = new short[2400];
        int begin = 800 + random.nextInt(100);
        for (int i = 0; i < samples.length; i++) {
            double noise = level / 10 * random.nextGaussian();
            boolean on = i >= begin && i < begin + 640;
            double tone = on ? peak * (Math.sin(row * i + phase) + Math.sin(column * i)) : 0;
            samples[i] = Quantizer.round(tone + noise);
        }
        return new Pcm(8000, samples);
    }

    @Test
    void singleTonesAndRingbackAreNoKeys() {
        for (double hertz : new double[] {400, 425, 450, 697, 941, 1336, 1633, 2000}) {
            assertThat(heard(Signals.tone(8000, hertz, 0.3, 2), 160)).isEmpty();
        }
        short[] ring = new short[16_000];
        for (int i = 0; i < ring.length; i++) {
            ring[i] = Quantizer.round(
                    6000 * Math.sin(2 * Math.PI * 400 * i / 8000) * (1 + 0.8 * Math.sin(2 * Math.PI * 25 * i / 8000)));
        }
        assertThat(heard(new Pcm(8000, ring), 160)).isEmpty();
    }

    @Test
    void noiseIsNoKey() {
        for (double peak : new double[] {0.003, 0.03, 0.3, 1}) {
            assertThat(heard(Signals.noise(8000, peak, 60, 3), 160)).isEmpty();
        }
    }

    @Test
    void speechIsNoKey() throws IOException {
        Pcm clip = WavFile.read(Path.of("src/test/resources/audio/espeak-pipe.wav"));
        assertThat(heard(clip, 441)).isEmpty();
        for (int percent = 60; percent <= 180; percent += 2) {
            // Said higher and lower: the same samples at another rate.
            Pcm other = new Pcm(Math.min(48_000, clip.rate() * percent / 100), clip.samples());
            assertThat(heard(other, 441)).as("at %d %%", percent).isEmpty();
        }
        assertThat(heard(Signals.speech(8000, 0.5, 60), 160)).isEmpty();
    }

    @Test
    void evenHeldVowelsAreHardlyEverKeys() {
        Random random = new Random(7);
        int heard = 0;
        for (int i = 0; i < 600; i++) {
            heard += heard(vowel(80 + random.nextInt(320), random), 160).length();
        }
        // What is hardest to tell from a key: vowels that stand still for a second each, for ten minutes.
        assertThat(heard).isLessThanOrEqualTo(8);
    }

    /** A second of overtones under two resonances that wander, as a voice has them. */
    private static Pcm vowel(double pitch, Random random) {
        double first = 300 + random.nextInt(600);
        double second = 900 + random.nextInt(1400);
        short[] samples = new short[8000];
        for (int i = 0; i < samples.length; i++) {
            double time = i / 8000.0;
            double bent = pitch * (time + 0.02 * Math.sin(2 * Math.PI * 4 * time) / 4);
            double value = 0;
            for (int overtone = 1; overtone * pitch < 3400; overtone++) {
                double hertz = overtone * pitch;
                double strength =
                        1 / (1 + Math.pow((hertz - first) / 90, 2)) + 0.6 / (1 + Math.pow((hertz - second) / 120, 2));
                value += strength * Math.sin(2 * Math.PI * overtone * bent);
            }
            samples[i] = Quantizer.round(5000 * value);
        }
        return new Pcm(8000, samples);
    }
}
