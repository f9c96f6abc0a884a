package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tone's level is after a filter, in dB against before. */
class FilterTest {

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 22050, 48000})
    void theHighPassTakesWhatIsBelow(int rate) {
        assertThat(through(Filter.highPass(rate, 250), rate, 62.5)).isLessThan(-47);
        assertThat(through(Filter.highPass(rate, 250), rate, 125)).isCloseTo(-24, within(0.5));
        assertThat(through(Filter.highPass(rate, 250), rate, 250)).isCloseTo(-3, within(0.1));
        assertThat(through(Filter.highPass(rate, 250), rate, 500)).isCloseTo(0, within(0.05));
        assertThat(through(Filter.highPass(rate, 250), rate, 3000)).isCloseTo(0, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 22050, 48000})
    void theLowPassTakesWhatIsAbove(int rate) {
        assertThat(through(Filter.lowPass(rate, 3500), rate, 300)).isCloseTo(0, within(0.01));
        assertThat(through(Filter.lowPass(rate, 3500), rate, 2000)).isCloseTo(0, within(0.1));
        assertThat(through(Filter.lowPass(rate, 3500), rate, 3500)).isCloseTo(-3, within(0.1));
        if (rate > 14000) {
            assertThat(through(Filter.lowPass(rate, 3500), rate, 7000)).isLessThan(-23);
        }
    }

    @Test
    void aConstantIsTakenOut() {
        short[] samples = new short[8000];
        Arrays.fill(samples, (short) 10000);
        short[] out = Filter.highPass(8000, 250).apply(new Pcm(8000, samples)).samples();
        assertThat(out[4000]).isZero();
    }

    @Test
    void piecesGiveTheSameSamplesAsTheWhole() {
        Pcm noise = Signals.noise(8000, 0.9, 0.2, 1);
        Pcm whole = Filter.lowPass(8000, 3400).apply(noise);
        Filter filter = Filter.lowPass(8000, 3400);
        Joining joining = new Joining(8000);
        for (int at = 0; at < noise.samples().length; at += 160) {
            joining.add(filter.apply(new Pcm(8000, Arrays.copyOfRange(noise.samples(), at, at + 160))));
        }
        assertThat(joining.toPcm()).isEqualTo(whole);
    }

    @Test
    void wrongUseIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.lowPass(8000, 4000))
                .withMessage("a corner of 4000.0 Hz; at 8000 samples a second it must be below 4000.0");
        assertThatIllegalArgumentException().isThrownBy(() -> Filter.highPass(8000, Double.NaN));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Filter.lowPass(8000, 3000).apply(new Pcm(16000, new short[1])))
                .withMessage("this filter takes 8000 samples a second, not 16000");
    }

    private static double through(Filter filter, int rate, double hertz) {
        Pcm out = Signals.middle(filter.apply(Signals.tone(rate, hertz, 0.5, 0.5)));
        return Signals.split(out, hertz).tone() - 20 * Math.log10(0.5);
    }
}
