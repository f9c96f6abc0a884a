package ghanti.vad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import ghanti.audio.Beeps;
import ghanti.audio.Joining;
import ghanti.audio.Pcm;
import ghanti.audio.Resampler;
import ghanti.audio.WavFile;
import ghanti.vad.SpokenTurns.Change;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

final class SpokenTurnsTest {

    private static final VoiceActivities FVAD = VoiceActivities.load();
    private static final VoiceActivities LOUD = VoiceActivities.byLoudness();

    private static List<Change> changes(VoiceActivities activities, Pcm pcm, int chunk) {
        List<Change> changes = new ArrayList<>();
        try (SpokenTurns turns = new SpokenTurns(pcm.rate(), activities.open(), SpokenTurns.USUAL_PAUSE)) {
            for (int at = 0; at < pcm.samples().length; at += chunk) {
                changes.addAll(
                        turns.hear(Arrays.copyOfRange(pcm.samples(), at, Math.min(pcm.samples().length, at + chunk))));
            }
        }
        return changes;
    }

    /** Somebody says a word after a second, and again a second after that. */
    private static Pcm twoTurns(int rate) throws IOException {
        Pcm clip = WavFile.read(Path.of("src/test/resources/audio/espeak-pipe.wav"));
        Pcm word = new Resampler(clip.rate(), rate).resample(clip);
        Duration second = Duration.ofSeconds(1);
        return new Joining(rate)
                .pause(second)
                .add(word)
                .pause(second)
                .add(word)
                .pause(second)
                .toPcm();
    }

    private static Pcm sound(double seconds, IntToDoubleFunction value) {
        short[] samples = new short[(int) (8000 * seconds)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.max(-32768, Math.min(32767, Math.round(32768 * value.applyAsDouble(i))));
        }
        return new Pcm(8000, samples);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16_000, 24_000})
    void everyTurnOfAVoiceIsFoundAtEveryRate(int rate) throws IOException {
        for (int chunk : new int[] {rate / 10, 37, 1_000_000}) {
            List<Change> changes = changes(FVAD, twoTurns(rate), chunk);
            assertThat(changes).extracting(Change::begins).containsExactly(true, false, true, false);
            assertThat(changes.get(0).at().toMillis()).isCloseTo(1000, within(200L));
            assertThat(changes.get(1).at().toMillis()).isBetween(1300L, 1800L);
            assertThat(changes.get(2).at().toMillis()).isCloseTo(2757, within(200L));
        }
    }

    @Test
    void loudnessFindsThemToo() throws IOException {
        assertThat(changes(LOUD, twoTurns(8000), 160))
                .extracting(Change::begins)
                .containsExactly(true, false, true, false);
    }

    @Test
    void silenceAndNoiseAreNobody() {
        Random random = new Random(3);
        double quiet = Math.pow(10, -50 / 20.0);
        for (VoiceActivities activities : new VoiceActivities[] {FVAD, LOUD}) {
            assertThat(changes(activities, sound(30, i -> 0), 160)).isEmpty();
            assertThat(changes(activities, sound(30, i -> quiet * random.nextGaussian()), 160))
                    .isEmpty();
        }
        double loud = Math.pow(10, -30 / 20.0);
        assertThat(changes(FVAD, sound(30, i -> loud * random.nextGaussian()), 160))
                .isEmpty();
    }

    @Test
    void keysAndTonesOfTheLineAreNobody() {
        Random random = new Random(5);
        for (double noise : new double[] {0, 0.0005, 0.002}) {
            Joining keys = new Joining(8000);
            for (int i = 0; i < 32; i++) {
                keys.add(new Beeps(8000).key("123A456B789C*0#D".charAt(i % 16), Duration.ofMillis(250), -12))
                        .pause(Duration.ofMillis(150));
            }
            short[] pressed = keys.toPcm().samples();
            IntToDoubleFunction warble = i -> 0.2 * sine(400, i) * (1 + 0.5 * sine(25, i));
            IntToDoubleFunction both = i -> 0.1 * sine(400, i) + 0.1 * sine(450, i);
            IntToDoubleFunction busy = i -> i % 8000 < 4000 ? 0.1 * sine(400, i) : 0;
            for (IntToDoubleFunction tone : List.of(i -> pressed[i] / 32768.0, warble, both, busy)) {
                Pcm line = sound(
                        12, i -> (i / 24_000 % 2 == 0 ? tone.applyAsDouble(i) : 0) + noise * random.nextGaussian());
                assertThat(changes(FVAD, line, 160)).isEmpty();
                assertThat(changes(LOUD, line, 160)).isEmpty();
            }
        }
    }

    private static double sine(double hertz, int place) {
        return Math.sin(2 * Math.PI * hertz * place / 8000);
    }

    @Test
    void aWordThatGoesOnIsOneTurn() throws IOException {
        Pcm clip = WavFile.read(Path.of("src/test/resources/audio/espeak-pipe.wav"));
        Joining talk = new Joining(clip.rate());
        for (int i = 0; i < 5; i++) {
            talk.add(clip).pause(Duration.ofMillis(100));
        }
        talk.pause(Duration.ofSeconds(1));
        assertThat(changes(FVAD, talk.toPcm(), 441)).extracting(Change::begins).containsExactly(true, false);
    }

    @Test
    void aStreamThatBeginsFindsADetectorAsNew() throws IOException {
        List<Change> first = changes(FVAD, twoTurns(8000), 160);
        changes(FVAD, sound(5, i -> 0.3 * Math.sin(i)), 160);
        assertThat(changes(FVAD, twoTurns(8000), 160)).isEqualTo(first);
    }

    @Test
    void manyStreamsAtOnceDoNotDisturbEachOther() throws Exception {
        Pcm talk = twoTurns(8000);
        List<Change> alone = changes(FVAD, talk, 160);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<List<Change>>> all = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            all.add(threads.submit(() -> changes(FVAD, talk, 160)));
        }
        for (Future<List<Change>> one : all) {
            assertThat(one.get()).isEqualTo(alone);
        }
        threads.shutdown();
    }

    @Test
    void aClosedOneIsNotUsedAnyMore() {
        VoiceActivity activity = FVAD.open();
        activity.close();
        activity.close();
        assertThatThrownBy(() -> activity.isSpeech(new short[160])).isInstanceOf(IllegalStateException.class);
        VoiceActivity one = FVAD.open();
        VoiceActivity other = FVAD.open();
        assertThat(one).isNotSameAs(other);
    }

    @Test
    void withoutTheLibraryLoudnessIsUsedAndThatIsSaid() throws IOException {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(VoiceActivities.class);
        log.start();
        logger.addAppender(log);
        VoiceActivities activities = VoiceActivities.load(() -> {
            throw new UnsatisfiedLinkError("libm.so.6: not found");
        });
        assertThat(changes(activities, twoTurns(8000), 160)).hasSize(4);
        changes(activities, twoTurns(8000), 160);
        logger.detachAppender(log);
        assertThat(log.list).hasSize(1);
        assertThat(log.list.get(0).getFormattedMessage()).contains("loudness alone", "libfvad", "libm.so.6");
    }

    @Test
    void aPauseHasItsBounds() {
        assertThatThrownBy(() -> new SpokenTurns(8000, LOUD.open(), Duration.ofMillis(100)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("200 to 5000");
    }
}
