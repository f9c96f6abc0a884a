package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ghanti.audio.Waveform.Style;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures as they are printed. */
class WaveformTest {

    @Test
    void brailleShowsEveryDotBetweenTheLowestAndTheHighest() {
        assertThat(new Waveform(60, 8, Style.BRAILLE).draw(Signals.speech(8000, 0.7, 1.5)))
                .isEqualTo("""
                         0 dB ┤
                              │                                   ⢰⣦⡀    ⢀⣴⣶⡄
                        -6 dB ┤         ⣠⣤⡀     ⢀⣤⣀     ⢀⣠⣄⡀     ⣀⣸⣿⣷   ⢀⣾⣿⣿⣿
                              │       ⣠⣿⣿⣿⣿⣦⡀ ⢀⣴⣿⣿⣿⣷⣄  ⣠⣾⣿⣿⣿⣦⡀ ⢀⣴⣿⣿⣿⣿⣇  ⣼⣿⣿⣿⣿
                              │⠉⠉⠉⠉⠉⠉⠉⠹⣿⣿⣿⣿⠿⠋⠉⠉⢿⣿⣿⣿⡿⠟⠉⠉⠹⣿⣿⣿⣿⠟⠋⠉⠙⢻⣿⣿⣿⣿⡿⠉⠉⢿⣿⣿⣿⣿⠉⠉⠉⠉⠉⠉⠉
                        -6 dB ┤         ⠉⠉⠁     ⠈⠉⠉      ⠉⠉⠁     ⠈⢹⣿⡟    ⢻⣿⣿⣿
                              │                                   ⠈⠁      ⠉⠉
                         0 dB ┤
                              └┬────────────────┬─────────────────┬─────────────────
                               0s               0.5s              1s
                        """);
    }

    @Test
    void plainCharactersShowMeanAndPeak() {
        assertThat(new Waveform(60, 8, Style.ASCII).draw(Signals.speech(8000, 0.7, 1.5)))
                .isEqualTo("""
                         0 dB +
                              |                                   ::      ::
                        -6 dB +                                   :::    ::::
                              |_______::::::___::::::__::::::___::###:__:####_______
                              |        :::::   :::::    :::::   ::###:  :####
                        -6 dB +                                   :::    ::::
                              |
                         0 dB +
                              ++----------------+-----------------+-----------------
                               0s               0.5s              1s
                        """);
    }

    @Test
    void silenceIsALineInTheMiddle() {
        assertThat(new Waveform(30, 4, Style.BRAILLE).draw(Silence.of(Duration.ofSeconds(100), 8000)))
                .isEqualTo("""
                         0 dB ┤
                        -6 dB ┤
                        -6 dB ┤⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
                         0 dB ┤
                              └┬────────────┬─────────
                               0s           60s
                        """);
        assertThat(new Waveform(30, 4, Style.ASCII).draw(new Pcm(8000, new short[0])))
                .isEqualTo("""
                         0 dB +
                        -6 dB +_______________________
                        -6 dB +
                         0 dB +
                              +-----------------------

                        """);
    }

    @Test
    void whatIsLoudReachesTheEdges() {
        short[] square = new short[800];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 10 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        assertThat(new Waveform(20, 2, Style.BRAILLE).draw(new Pcm(8000, square)))
                .isEqualTo("""
                         0 dB ┤⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿
                         0 dB ┤⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿
                              └┬────────────
                               0s
                        """);
        assertThat(new Waveform(20, 2, Style.ASCII).draw(new Pcm(8000, square))).isEqualTo("""
                         0 dB +#############
                         0 dB +#############
                              ++------------
                               0s
                        """);
    }

    @ParameterizedTest
    @EnumSource
    void everySizeAndLengthFits(Style style) {
        for (int count : new int[] {0, 1, 7, 80, 8000, 80_000, 8000 * 3600}) {
            Pcm pcm = new Pcm(8000, new short[count]);
            for (int[] size : new int[][] {{20, 2}, {21, 3}, {80, 10}, {1000, 20}}) {
                String[] lines = new Waveform(size[0], size[1], style).draw(pcm).split("\n", -1);
                assertThat(lines).hasSize(size[1] + size[1] % 2 + 3);
                assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(size[0]));
                assertThat(lines[lines.length - 2].strip()).matches(count == 0 ? "" : "0s( +[0-9.]+s)*");
            }
        }
    }

    @Test
    void aPictureThatIsTooSmallIsTold() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Waveform(19, 8, Style.ASCII))
                .withMessage("a picture of 19 by 8 characters; it must be 20 to 1000 by 2 to 1000");
        assertThatIllegalArgumentException().isThrownBy(() -> new Waveform(80, 1, Style.ASCII));
        assertThatIllegalArgumentException().isThrownBy(() -> new Waveform(80, 1001, Style.ASCII));
    }
}
