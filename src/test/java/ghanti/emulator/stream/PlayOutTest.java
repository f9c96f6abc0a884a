package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.stream.PlayOut.Mark;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The play-out buffer at 8 kHz, where 3200 bytes are 1600 samples; all times in samples. */
class PlayOutTest {
    private final PlayOut playOut = new PlayOut(true);

    @Test
    void whatFindsTheQueueEmptyPlaysAtOnceAndTheRestInTurn() {
        assertThat(playOut.add(100, loud(3200)).from()).isEqualTo(100);
        Piece second = playOut.add(200, loud(6400));
        assertThat(second.from()).isEqualTo(1700);
        assertThat(second.to()).isEqualTo(4900);
        assertThat(playOut.left(1700)).isEqualTo(3200);
        assertThat(playOut.add(9000, loud(3200)).from()).isEqualTo(9000);
    }

    @Test
    void aMarkIsDueWhenAllBeforeItWasPlayed() {
        assertThat(playOut.mark(10, "at once").due()).isEqualTo(10);
        playOut.add(100, loud(3200));
        playOut.mark(150, "later");
        assertThat(playOut.duePassed(1699)).extracting(Mark::name).containsExactly("at once");
        assertThat(playOut.duePassed(1700)).extracting(Mark::name).containsExactly("later");
        assertThat(playOut.duePassed(9999)).isEmpty();
    }

    @Test
    void clearDropsWhatHasNotBegunAndPlaysTheRestToItsEnd() {
        playOut.add(0, loud(3200));
        playOut.mark(0, "first");
        playOut.add(0, loud(3200));
        playOut.mark(0, "second");
        PlayOut.Cleared cleared = playOut.clear(800);
        assertThat(cleared.samples()).isEqualTo(1600);
        assertThat(cleared.marks()).extracting(Mark::name).containsExactly("second");
        assertThat(playOut.add(900, loud(3200)).from()).isEqualTo(1600);
        assertThat(playOut.duePassed(1600)).extracting(Mark::name).containsExactly("first");
        assertThat(playOut.begun(9999)).hasSize(2);
    }

    @Test
    void clearOfAnEmptyQueueDropsNothing() {
        assertThat(playOut.clear(5).samples()).isZero();
        playOut.add(10, loud(3200));
        assertThat(playOut.clear(5000).samples()).isZero();
        assertThat(playOut.add(6000, loud(320)).from()).isEqualTo(6000);
    }

    @Test
    void aLastPayloadThatIsTooShortIsFilledUpWithAGap() {
        Piece odd = playOut.add(0, loud(3201));
        assertThat(odd.to()).isEqualTo(1760);
        assertThat(odd.soundTo()).isEqualTo(1600);
    }

    @Test
    void silenceAroundSoundIsNotSound() {
        byte[] payload = new byte[3200];
        Arrays.fill(payload, 1000, 2000, (byte) 1);
        Piece piece = playOut.add(40, payload);
        assertThat(piece.soundFrom()).isEqualTo(540);
        assertThat(piece.soundTo()).isEqualTo(1040);
        assertThat(playOut.add(40, new byte[320]).sounds()).isFalse();
    }

    @Test
    void aLostSocketStopsTheSampleThatIsBeingPlayed() {
        playOut.add(0, loud(3200));
        playOut.add(0, loud(3200));
        playOut.mark(0, "never");
        assertThat(playOut.cut(600)).isEqualTo(2600);
        assertThat(playOut.duePassed(99_999)).isEmpty();
        assertThat(playOut.begun(99_999)).hasSize(1);
        HeardSound heard = HeardSound.of(8000, playOut.begun(99_999), 800);
        assertThat(heard.peak(Duration.ZERO, Duration.ofMillis(75))).isEqualTo(257);
        assertThat(heard.peak(Duration.ofMillis(76), Duration.ofMillis(100))).isZero();
    }

    @Test
    void runsEndAtGapsMarksAndClears() {
        StreamClock clock = new StreamClock(8000);
        playOut.add(0, loud(3200));
        playOut.add(0, new byte[3200]);
        playOut.add(0, loud(3200));
        playOut.mark(0, "one");
        playOut.add(0, loud(3200));
        playOut.add(8000, loud(3200));
        playOut.add(16_000, new byte[3200]);
        playOut.duePassed(20_000);
        List<Spoken> runs = Ear.runs(playOut.begun(20_000), playOut.passed(), clock);
        assertThat(runs).extracting(Spoken::from).containsExactly(millis(0), millis(600), millis(1000));
        assertThat(runs).extracting(Spoken::to).containsExactly(millis(600), millis(800), millis(1200));
        assertThat(runs.get(0).mark()).contains("one");
        assertThat(runs.get(1).mark()).isEmpty();
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private static byte[] loud(int bytes) {
        byte[] payload = new byte[bytes];
        Arrays.fill(payload, (byte) 1);
        return payload;
    }
}
