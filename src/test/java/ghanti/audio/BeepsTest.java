package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which tones a key has. */
class BeepsTest {

    private static final Duration LENGTH = Duration.ofMillis(200);

    @ParameterizedTest
    @CsvSource({
        "1, 697, 1209", "2, 697, 1336", "3, 697, 1477", "A, 697, 1633",
        "4, 770, 1209", "5, 770, 1336", "6, 770, 1477", "b, 770, 1633",
        "7, 852, 1209", "8, 852, 1336", "9, 852, 1477", "C, 852, 1633",
        "*, 941, 1209", "0, 941, 1336", "#, 941, 1477", "d, 941, 1633",
    })
    void everyKeyHasItsTwoTones(char key, double row, double column) {
        for (int rate : new int[] {8000, 24000}) {
            Pcm beep = new Beeps(rate).key(key, LENGTH, -20);
            assertThat(beep.duration()).isEqualTo(LENGTH);
            Pcm middle = Signals.middle(beep);
            // Each tone alone is 3 dB below both; a sine of peak 1 is 0 here, but -3 dBov.
            assertThat(Signals.split(middle, row).tone()).isCloseTo(-20, within(0.3));
            assertThat(Signals.split(middle, column).tone()).isCloseTo(-20, within(0.3));
            assertThat(Signals.power(middle) - 3.01).isCloseTo(-20, within(0.3));
        }
    }

    @Test
    void itBeginsAndEndsSoftly() {
        short[] samples = new Beeps(8000).key('5', LENGTH, -6).samples();
        assertThat(samples[0]).isZero();
        assertThat(Math.abs(samples[samples.length - 1])).isLessThan(1000);
        assertThat(Level.of(new Pcm(8000, samples)).peak()).isBetween(-0.5, 0.0);
    }

    @Test
    void theShortestBeepIsNone() {
        assertThat(new Beeps(8000).key('1', Duration.ZERO, -20).samples()).isEmpty();
        assertThat(new Beeps(8000).key('1', Duration.ofMillis(1), -20).samples())
                .hasSize(8);
    }

    @Test
    void wrongUseIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Beeps(8000).key('x', LENGTH, -20))
                .withMessage("there is no key x on a telephone; there are 0-9 * # A-D");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Beeps(8000).key('1', LENGTH, -5))
                .withMessage("a beep of -5.0 dBov; it must be at most -6");
        assertThatIllegalArgumentException().isThrownBy(() -> new Beeps(4000));
    }
}
