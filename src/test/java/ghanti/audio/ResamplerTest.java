package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tones become at another rate. Levels are relative to the tone that went in. */
class ResamplerTest {

    private static final int[] RATES = {8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000};
    private static final double PEAK = 0.5;
    private static final double GIVEN = 20 * Math.log10(PEAK);

    static Stream<int[]> pairs() {
        return Arrays.stream(RATES)
                .boxed()
                .flatMap(from -> Arrays.stream(RATES).filter(to -> to != from).mapToObj(to -> new int[] {from, to}));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void whatBothRatesCanHoldComesThrough(int[] pair) {
        Resampler resampler = new Resampler(pair[0], pair[1]);
        double nyquist = Math.min(pair[0], pair[1]) / 2.0;
        for (double part : new double[] {0.01, 0.1, 0.3, 0.5, 0.7, 0.8, 0.85}) {
            double hertz = Math.rint(part * nyquist) + 0.3;
            Signals.Split split =
                    Signals.split(Signals.middle(resampler.resample(Signals.tone(pair[0], hertz, PEAK, 0.4))), hertz);
            assertThat(split.tone() - GIVEN).as("%.0f Hz", hertz).isCloseTo(0, within(0.1));
            assertThat(split.rest() - GIVEN).as("images of %.0f Hz", hertz).isLessThan(-80);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void nothingFoldsBack(int[] pair) {
        Resampler resampler = new Resampler(pair[0], pair[1]);
        double lower = Math.min(pair[0], pair[1]) / 2.0;
        if (pair[1] < pair[0]) {
            for (double hertz = lower + 1; hertz < pair[0] / 2.0; hertz += hertz < 1.1 * lower ? 23 : 411) {
                Pcm alias = Signals.middle(resampler.resample(Signals.tone(pair[0], hertz, PEAK, 0.2)));
                assertThat(Signals.power(alias) - GIVEN).as("%.0f Hz", hertz).isLessThan(-60);
            }
        } else {
            for (double hertz = 0.85 * lower; hertz < lower; hertz += 29) {
                Pcm out = Signals.middle(resampler.resample(Signals.tone(pair[0], hertz, PEAK, 0.2)));
                assertThat(Signals.split(out, hertz).rest() - GIVEN)
                        .as("images of %.0f Hz", hertz)
                        .isLessThan(-60);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void piecesGiveTheSameSamplesAsTheWhole(int[] pair) {
        Pcm noise = Signals.noise(pair[0], 0.9, 0.25, 4);
        Resampler resampler = new Resampler(pair[0], pair[1]);
        short[] whole = resampler.resample(noise).samples();
        for (int seed = 0; seed < 4; seed++) {
            Random random = new Random(seed);
            ResamplerStream stream = resampler.stream();
            List<short[]> pieces = new ArrayList<>();
            int at = 0;
            while (at < noise.samples().length) {
                int end = Math.min(noise.samples().length, at + random.nextInt(seed == 0 ? 3 : 700));
                pieces.add(stream.push(Arrays.copyOfRange(noise.samples(), at, end)));
                at = end;
            }
            pieces.add(stream.finish());
            assertThat(joined(pieces)).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void itLastsAsLongAndIsNotShifted(int[] pair) {
        int count = pair[0] / 5;
        short[] samples = new short[count];
        int middle = count / 2;
        samples[middle] = 30000;
        short[] out = new Resampler(pair[0], pair[1])
                .resample(new Pcm(pair[0], samples))
                .samples();
        assertThat(out.length).isEqualTo((int) Math.ceil(count * (double) pair[1] / pair[0]));
        int loudest = 0;
        for (int i = 0; i < out.length; i++) {
            loudest = out[i] > out[loudest] ? i : loudest;
        }
        assertThat((double) loudest).isCloseTo(middle * (double) pair[1] / pair[0], within(0.51));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void evenTheShortestSoundIsResampled(int count) {
        short[] samples = new short[count];
        assertThat(new Resampler(8000, 24000).resample(new Pcm(8000, samples)).samples())
                .hasSize(3 * count);
        assertThat(new Resampler(24000, 8000).resample(new Pcm(24000, samples)).samples())
                .hasSize((count + 2) / 3);
    }

    @Test
    void aConstantStaysConstant() {
        short[] samples = new short[4000];
        Arrays.fill(samples, (short) 12345);
        short[] out =
                new Resampler(11025, 8000).resample(new Pcm(11025, samples)).samples();
        for (int i = 200; i < out.length - 200; i++) {
            assertThat(out[i]).isEqualTo((short) 12345);
        }
    }

    @Test
    void theSameRateChangesNothing() {
        Pcm noise = Signals.noise(16000, 1, 0.1, 1);
        assertThat(new Resampler(16000, 16000).resample(noise)).isEqualTo(noise);
        ResamplerStream stream = new Resampler(16000, 16000).stream();
        assertThat(joined(List.of(stream.push(noise.samples()), stream.finish())))
                .isEqualTo(noise.samples());
    }

    @ParameterizedTest
    @CsvSource({"12000, 8000", "47999, 8000", "8000, 44056"})
    void unusualRatesWorkToo(int from, int to) {
        Pcm out = Signals.middle(new Resampler(from, to).resample(Signals.tone(from, 1000.3, PEAK, 0.3)));
        assertThat(Signals.split(out, 1000.3).tone() - GIVEN).isCloseTo(0, within(0.05));
        assertThat(Signals.split(out, 1000.3).rest() - GIVEN).isLessThan(-80);
    }

    @Test
    void wrongUseIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resampler(7999, 8000))
                .withMessage("a rate of 7999 samples a second; it must be 8000 to 48000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Resampler(8000, 16000).resample(new Pcm(16000, new short[1])))
                .withMessage("this resampler takes 8000 samples a second, not 16000");
        ResamplerStream stream = new Resampler(8000, 16000).stream();
        stream.finish();
        assertThatIllegalStateException().isThrownBy(() -> stream.push(new short[1]));
    }

    private static short[] joined(List<short[]> pieces) {
        short[] all = new short[pieces.stream().mapToInt(piece -> piece.length).sum()];
        int at = 0;
        for (short[] piece : pieces) {
            System.arraycopy(piece, 0, all, at, piece.length);
            at += piece.length;
        }
        return all;
    }
}
