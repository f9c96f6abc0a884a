package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every prompt is like, whatever it was made of. */
class MasteringTest {

    private static final Mastering PROMPTS = new Mastering(Finish.PROMPT);
    private static final Mastering CLIPS = new Mastering(Finish.CLIP);

    @ParameterizedTest
    @ValueSource(ints = {8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000})
    void everyRateAndLevelBecomesTheSamePrompt(int rate) throws UnusableSoundException {
        for (double peak : new double[] {0.02, 0.1, 0.5, 1}) {
            Pcm prompt = PROMPTS.master(Signals.speech(rate, peak, 3));
            Level level = Level.of(prompt);
            assertThat(prompt.rate()).isEqualTo(8000);
            assertThat(level.active()).as("peak %s", peak).isCloseTo(-20, within(0.2));
            assertThat(level.peak()).as("peak %s", peak).isLessThanOrEqualTo(-3);
        }
    }

    /** One word of espeak-ng out of a pipe, whose header says that it has 2 GB. */
    @Test
    void aClipOfARealVoiceIsMastered() throws IOException, UnusableSoundException {
        Pcm clip = WavFile.read(Path.of("src/test/resources/audio/espeak-pipe.wav"));
        assertThat(clip).hasToString("16672 samples at 22050 Hz");
        Pcm prompt = PROMPTS.master(clip);
        assertThat(prompt.duration()).isEqualTo(Duration.ofMillis(470));
        assertThat(Level.of(prompt).active()).isCloseTo(-20, within(0.1));
        assertThat(Level.of(prompt).peak()).isCloseTo(-5, within(0.2));
    }

    @Test
    void theLevelCanBeChosen() throws UnusableSoundException {
        for (double level : new double[] {-26, -22, -18}) {
            Finish finish = new Finish(level, Duration.ZERO, Duration.ZERO);
            Pcm prompt = new Mastering(finish).master(Signals.speech(22050, 0.9, 3));
            assertThat(Level.of(prompt).active()).isCloseTo(level, within(0.2));
            assertThat(Level.of(prompt).peak()).isLessThanOrEqualTo(-3);
        }
    }

    @Test
    void highPeaksAreLimitedAndTheLevelStays() throws UnusableSoundException {
        Pcm speech = Signals.speech(16000, 0.3, 3);
        for (int at : new int[] {9000, 20000, 31000}) {
            for (int i = 0; i < 40; i++) {
                speech.samples()[at + i] = (short) (32000 * Math.sin(2 * Math.PI * i / 20));
            }
        }
        assertThat(Level.of(speech).crest()).isGreaterThan(22);
        Level level = Level.of(CLIPS.master(speech));
        assertThat(level.active()).isCloseTo(-20, within(0.2));
        assertThat(level.peak()).isBetween(-3.2, -3.0);
    }

    @Test
    void theSameSoundGivesTheSameSamples() throws UnusableSoundException {
        Pcm speech = Signals.speech(22050, 0.7, 2);
        short[] before = speech.samples().clone();
        Pcm once = PROMPTS.master(speech);
        assertThat(new Mastering(Finish.PROMPT).master(speech)).isEqualTo(once);
        assertThat(speech.samples()).as("what was given").isEqualTo(before);
    }

    @Test
    void theSamplesOfThisVersionDoNotChange() throws UnusableSoundException {
        short[] samples = new short[8000];
        for (int i = 0; i < samples.length; i++) {
            // Whole numbers alone, so that every machine masters the same sound.
            samples[i] = (short) ((i * i / 16 % 97 - 48) * (i / 1000 % 2) * 200);
        }
        assertThat(Mastering.VERSION).isEqualTo(1);
        assertThat(Arrays.hashCode(CLIPS.master(new Pcm(8000, samples)).samples()))
                .as("a change here is heard, so it needs another Mastering.VERSION")
                .isEqualTo(-1195769976);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "60, 100", "300, 0", "0, 1000"})
    void silenceIsTrimmedAndPadded(int before, int after) throws UnusableSoundException {
        Pcm tone = new Joining(8000)
                .pause(Duration.ofMillis(700))
                .add(Signals.tone(8000, 1000, 0.5, 0.5))
                .pause(Duration.ofMillis(900))
                .toPcm();
        Finish finish = new Finish(-20, Duration.ofMillis(before), Duration.ofMillis(after));
        Pcm prompt = new Mastering(finish).master(tone);
        // 500 ms of tone, 10 ms around it, and up to 5 ms more at each side as speech is looked for in steps of 5 ms.
        assertThat(prompt.duration().toMillis()).isBetween(520L + before + after, 530L + before + after);
        for (int i = 0; i < before * 8; i++) {
            assertThat(prompt.samples()[i]).isZero();
        }
        for (int i = 0; i < after * 8; i++) {
            assertThat(prompt.samples()[prompt.samples().length - 1 - i]).isZero();
        }
    }

    @Test
    void soundThatFillsAllOfItIsFaded() throws UnusableSoundException {
        short[] samples = CLIPS.master(Signals.tone(8000, 1000, 0.5, 0.5)).samples();
        int full = Math.abs(loudest(samples, 100, 200));
        assertThat(samples).hasSize(4000);
        assertThat(loudest(samples, 0, 8)).isLessThan(full / 3);
        assertThat(loudest(samples, 3992, 4000)).isLessThan(full / 3);
        assertThat(loudest(samples, 45, 53)).isCloseTo(full, within(full / 10));
    }

    @Test
    void whatATelephoneCannotCarryIsTakenOut() throws UnusableSoundException {
        Pcm speech = Signals.speech(48000, 0.5, 2);
        Pcm hum = Signals.tone(48000, 50, 0.3, 2);
        Pcm whistle = Signals.tone(48000, 5000, 0.1, 2);
        short[] all = new short[speech.samples().length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (short) (speech.samples()[i] + hum.samples()[i] + whistle.samples()[i] + 2000);
        }
        Pcm prompt = CLIPS.master(new Pcm(48000, all));
        double speechLevel = Signals.power(prompt);
        assertThat(Signals.split(prompt, 50).tone()).isLessThan(speechLevel - 30);
        assertThat(Signals.split(prompt, 3000).tone()).as("5 kHz folded back").isLessThan(speechLevel - 40);
        assertThat(Signals.split(prompt, 0.01).tone()).as("offset").isLessThan(speechLevel - 50);
    }

    @Test
    void silenceIsRefused() {
        assertThatExceptionOfType(UnusableSoundException.class)
                .isThrownBy(() -> PROMPTS.master(Silence.of(Duration.ofMillis(1500), 16000)))
                .withMessage("there is no speech in these 1.50 s of sound: it is silent");
        assertThatExceptionOfType(UnusableSoundException.class)
                .isThrownBy(() -> PROMPTS.master(new Pcm(8000, new short[0])))
                .withMessage("there is no speech in these 0.00 s of sound: it is silent");
        assertThatExceptionOfType(UnusableSoundException.class)
                .isThrownBy(() -> PROMPTS.master(Signals.noise(8000, 0.0005, 1, 1)))
                .withMessageMatching("there is no speech in these 1.00 s of sound: its level is -7\\d dBov");
        short[] offset = new short[8000];
        Arrays.fill(offset, (short) 20000);
        assertThatExceptionOfType(UnusableSoundException.class)
                .isThrownBy(() -> PROMPTS.master(new Pcm(8000, offset)))
                .withMessageEndingWith("it is silent");
    }

    @Test
    void aClickIsRefused() {
        short[] click = new short[8000];
        click[4000] = 32767;
        assertThatExceptionOfType(UnusableSoundException.class)
                .isThrownBy(() -> PROMPTS.master(new Pcm(8000, click)))
                .withMessageMatching("this does not sound like speech: .* it only reaches -.* of -20.0 dBov");
    }

    @Test
    void whatIsTooLongIsRefused() {
        assertThatExceptionOfType(UnusableSoundException.class)
                .isThrownBy(() -> PROMPTS.master(new Pcm(8000, new short[8000 * 601])))
                .withMessage("a prompt of 601 s is too long; at most 600 s");
    }

    /** Noise, steps, bursts, far too short sounds: a prompt that keeps the promises, or a sentence. */
    @Test
    void anythingBecomesAPromptOrIsRefused() {
        int mastered = 0;
        for (int seed = 0; seed < 300; seed++) {
            Pcm raw = anything(new Random(seed));
            try {
                Pcm prompt = CLIPS.master(raw);
                Level level = Level.of(prompt);
                assertThat(level.active()).as("seed %d", seed).isCloseTo(-20, within(Mastering.TOLERANCE));
                assertThat(level.peak()).as("seed %d", seed).isLessThanOrEqualTo(-3);
                assertThat(prompt.samples().length)
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(raw.samples().length * 8000 / raw.rate() + 1);
                mastered++;
            } catch (UnusableSoundException e) {
                assertThat(e.getMessage())
                        .as("seed %d", seed)
                        .doesNotContain("NaN")
                        .containsAnyOf("speech");
            }
        }
        assertThat(mastered).isGreaterThan(200);
    }

    private static Pcm anything(Random random) {
        int[] rates = {8000, 16000, 22050, 44100};
        int rate = rates[random.nextInt(rates.length)];
        short[] samples = new short[random.nextInt(random.nextBoolean() ? 300 : rate)];
        double strength = 0.5;
        for (int i = 0; i < samples.length; i++) {
            if (random.nextInt(400) == 0) {
                strength = random.nextInt(4) == 0 ? 0 : Math.pow(10, -3 * random.nextDouble());
            }
            samples[i] = (short) (32767 * strength * (2 * random.nextDouble() - 1));
        }
        return new Pcm(rate, samples);
    }

    @Test
    void aFinishHasBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finish(-16, Duration.ZERO, Duration.ZERO))
                .withMessage("a level of -16.0 dBov; it must be -26 to -18");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Finish(-20, Duration.ofMillis(-1), Duration.ZERO))
                .withMessage("a silence of -1 ms; it must be 0 to 1000");
        assertThatIllegalArgumentException().isThrownBy(() -> new Finish(-20, Duration.ZERO, Duration.ofMillis(1001)));
    }

    private static int loudest(short[] samples, int from, int to) {
        int loudest = 0;
        for (int i = from; i < to; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        return loudest;
    }
}
