package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Pieces one after another. */
class JoiningTest {

    @Test
    void piecesAndPausesStandInTheirOrder() {
        Joining joining = new Joining(8000)
                .pause(Duration.ofNanos(250_000))
                .add(new Pcm(8000, new short[] {1, 2}))
                .add(new Pcm(8000, new short[] {3}))
                .pause(Duration.ofNanos(125_000))
                .pause(Duration.ofNanos(125_000))
                .add(new Pcm(8000, new short[] {4}))
                .pause(Duration.ofNanos(125_000));
        assertThat(joining.toPcm()).isEqualTo(new Pcm(8000, new short[] {0, 0, 1, 2, 3, 0, 0, 4, 0}));
        assertThat(joining.duration()).isEqualTo(Duration.ofNanos(1_125_000));
    }

    @Test
    void nothingIsNothing() {
        assertThat(new Joining(8000).toPcm()).isEqualTo(new Pcm(8000, new short[0]));
    }

    @Test
    void tenPiecesTakeNoTime() {
        Pcm piece = Signals.speech(8000, 0.5, 0.6);
        long best = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long start = System.nanoTime();
            Joining joining = new Joining(8000);
            for (int i = 0; i < 10; i++) {
                joining.add(piece).pause(Duration.ofMillis(30));
            }
            assertThat(joining.toPcm().duration()).isEqualTo(Duration.ofMillis(6300));
            best = Math.min(best, System.nanoTime() - start);
        }
        assertThat(best).as("nanoseconds of the best of 20").isLessThan(5_000_000);
    }

    @Test
    void otherRatesAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Joining(8000).add(new Pcm(16000, new short[1])))
                .withMessage("sound at 16000 Hz cannot be joined to sound at 8000 Hz; resample it first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Joining(8000).pause(Duration.ofMillis(-5)))
                .withMessage("a pause of -5 ms; it must not be negative");
    }

    @Test
    void silenceHasItsLength() {
        assertThat(Silence.of(Duration.ofMillis(20), 8000)).isEqualTo(new Pcm(8000, new short[160]));
    }
}
