package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Levels of sounds whose level can be said without measuring. */
class LevelTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.1, 0.01})
    void aSineIsThreeDecibelsBelowItsPeak(double peak) {
        Level level = Level.of(Signals.tone(8000, 400, peak, 1));
        assertThat(level.peak()).isCloseTo(20 * Math.log10(peak), within(0.02));
        assertThat(level.active()).isCloseTo(level.peak() - 3.01, within(0.05));
        assertThat(level.crest()).isCloseTo(3.01, within(0.05));
    }

    @Test
    void aSquareAtFullScaleIsZero() {
        short[] samples = new short[8000];
        Arrays.fill(samples, Short.MIN_VALUE);
        assertThat(Level.of(new Pcm(8000, samples))).isEqualTo(new Level(0, 0));
    }

    @Test
    void pausesDoNotCount() {
        Pcm tone = Signals.tone(8000, 400, 0.3, 0.4);
        Pcm hiss = Signals.noise(8000, 0.01, 1, 1);
        Pcm spoken = new Joining(8000)
                .pause(Duration.ofSeconds(1))
                .add(tone)
                .add(hiss)
                .add(tone)
                .pause(Duration.ofSeconds(3))
                .toPcm();
        assertThat(Level.of(spoken).active()).isCloseTo(Level.of(tone).active(), within(0.01));
    }

    @Test
    void whatIsLittleQuieterCounts() {
        Pcm both = new Joining(8000)
                .add(Signals.tone(8000, 400, 0.4, 1))
                .add(Signals.tone(8000, 400, 0.1, 1))
                .toPcm();
        // The mean power of 0.4² and 0.1², halved for sines.
        assertThat(Level.of(both).active()).isCloseTo(10 * Math.log10((0.16 + 0.01) / 4), within(0.05));
    }

    @Test
    void silenceHasNoLevel() {
        for (int count : new int[] {0, 1, 8000}) {
            Level level = Level.of(new Pcm(8000, new short[count]));
            assertThat(level.active()).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(level.peak()).isEqualTo(Double.NEGATIVE_INFINITY);
        }
    }
}
