package ghanti.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghanti.audio.Resampler;
import ghanti.recording.Happening.Cleared;
import ghanti.recording.Happening.Closed;
import ghanti.recording.Happening.Heard;
import ghanti.recording.Happening.Said;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where sound stands on a recording. Loud samples count upward, so that each is told from every other. */
final class TapeTest {

    private static final long MILLI = 1_000_000;
    private static final int CHUNK = 800;

    private Tape tape = new Tape(new Resampler(8000, 8000));
    private short[] written = {};
    private int next = 1000;

    private short[] loud(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) next++;
        }
        return samples;
    }

    private void heard(long millis, short[] samples) {
        tape.take(new Heard(millis * MILLI, samples));
    }

    private void said(long until, short[] samples) {
        tape.take(new Said(until * MILLI, samples));
    }

    private void write(long millis) {
        short[] frames = tape.frames(millis * MILLI);
        int before = written.length;
        written = Arrays.copyOf(written, before + frames.length);
        System.arraycopy(frames, 0, written, before, frames.length);
    }

    private Stereo close(long millis) {
        tape.take(new Closed(millis * MILLI));
        write(millis);
        assertThat(tape.isOver()).isTrue();
        return Stereo.of(written);
    }

    @Test
    void unsteadyArrivalIsNotHeard() {
        Random random = new Random(5);
        for (int i = 1; i <= 40; i++) {
            heard(i * 100 + random.nextInt(90), loud(CHUNK));
            if (i % 3 == 0) {
                write(i * 100 + 90);
            }
        }
        short[] left = close(4100).left();
        int begin = Stereo.find(left, 1000);
        assertThat(begin).isBetween(0, 720);
        for (int i = 0; i < 40 * CHUNK; i++) {
            assertThat(left[begin + i]).isEqualTo((short) (1000 + i));
        }
    }

    @Test
    void aShortDelayCostsNothing() {
        heard(100, loud(CHUNK));
        write(250);
        write(400);
        for (int i = 2; i <= 5; i++) {
            heard(480 + i, loud(CHUNK)); // all at once, 380 ms late
        }
        heard(600, loud(CHUNK));
        short[] left = close(700).left();
        assertThat(Stereo.find(left, 1000 + 5 * CHUNK)).isCloseTo(4000, within(700));
        assertThat(Stereo.find(left, 1000 + 5 * CHUNK) - Stereo.find(left, 1000))
                .isEqualTo(5 * CHUNK);
    }

    @Test
    void aLongDelayKeepsAllSoundAndIsMadeUpForInSilence() {
        heard(100, loud(CHUNK));
        for (int millis = 250; millis <= 2000; millis += 250) {
            write(millis);
        }
        for (int i = 2; i <= 20; i++) {
            heard(2001, loud(CHUNK)); // what should have come since 200
        }
        long time = 2100;
        for (int i = 0; i < 20; i++, time += 100) {
            heard(time, new short[CHUNK]);
            write(time);
        }
        heard(time, loud(CHUNK));
        short[] left = close(time).left();
        for (int i = 0; i < 21 * CHUNK; i++) {
            assertThat(Stereo.find(left, 1000 + i)).as("sample %d", i).isNotNegative();
        }
        assertThat(Stereo.find(left, 1000 + 20 * CHUNK)).isCloseTo((int) (time * 8) - CHUNK, within(CHUNK));
    }

    @Test
    void aPauseWithoutSoundIsSilent() {
        heard(100, loud(CHUNK));
        for (int millis = 250; millis < 3000; millis += 250) {
            write(millis);
        }
        heard(3000, loud(CHUNK));
        short[] left = close(3000).left();
        assertThat(Stereo.find(left, 1000)).isZero();
        assertThat(Stereo.find(left, 1000 + CHUNK)).isEqualTo(2900 * 8);
        assertThat(left[CHUNK + 100]).isZero();
    }

    @Test
    void ourSideStandsWhereItIsHeardNotWhereItIsSent() {
        // Sent at 500, to be heard from 900 to 1100 and from 1100 to 1300, the second a little unsure.
        said(1100, loud(1600));
        said(1303, loud(1600));
        write(600);
        write(1500);
        short[] right = close(2000).right();
        assertThat(Stereo.find(right, 1000)).isEqualTo(900 * 8);
        assertThat(Stereo.find(right, 1000 + 1600)).isEqualTo(1100 * 8);
        assertThat(right[900 * 8 - 1]).isZero();
        assertThat(right[1300 * 8]).isZero();
        assertThat(right).hasSize(2000 * 8);
    }

    @Test
    void whatWasClearedWasNotHeard() {
        said(1000, loud(8000));
        said(1200, loud(1600));
        tape.take(new Cleared(400 * MILLI));
        write(450);
        said(700, loud(1600)); // the next prompt, from 500
        short[] right = close(1500).right();
        assertThat(right[400 * 8 - 1]).isEqualTo((short) (1000 + 3199));
        assertThat(right[400 * 8]).isZero();
        assertThat(right[500 * 8 - 1]).isZero();
        assertThat(right[500 * 8]).isEqualTo((short) (1000 + 9600));
        assertThat(right[700 * 8]).isZero();
    }

    @Test
    void whatWasSentWhenTheStreamEndedWasNotHeard() {
        said(1000, loud(8000));
        short[] right = close(600).right();
        assertThat(right).hasSize(4800);
        assertThat(right[4799]).isEqualTo((short) (1000 + 4799));
    }

    @ParameterizedTest
    @ValueSource(ints = {16_000, 24_000})
    void otherRatesComeOutAtTheSameTimeAndPitch(int rate) {
        tape = new Tape(new Resampler(rate, 8000));
        short[] tone = tone(rate);
        int chunk = rate / 10;
        for (int i = 0; i < 20; i++) {
            heard(100L * (i + 1), Arrays.copyOfRange(tone, i * chunk, (i + 1) * chunk));
            said(100L * (i + 1), Arrays.copyOfRange(tone, i * chunk, (i + 1) * chunk));
            write(100L * (i + 1));
        }
        Stereo stereo = close(2000);
        short[] expected = tone(8000);
        for (short[] side : new short[][] {stereo.left(), stereo.right()}) {
            assertThat(side.length).isCloseTo(16_000, within(50));
            for (int i = 200; i < 15_800; i++) {
                assertThat((int) side[i]).as("sample %d", i).isCloseTo(expected[i], within(40));
            }
        }
    }

    private static short[] tone(int rate) {
        short[] samples = new short[2 * rate];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(8000 * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        return samples;
    }

    @Test
    void aRecordingEndsAfterAnHour() {
        long frames = 0;
        for (long second = 1; second < 3700 && !tape.isOver(); second++) {
            heard(second * 1000, new short[8000]);
            frames += tape.frames(second * 1000 * MILLI).length / 2;
        }
        assertThat(tape.isOver()).isTrue();
        assertThat(frames).isEqualTo(3600 * 8000);
    }

    @Test
    void aClockThatGoesBackDoesNoHarm() {
        heard(2000, loud(CHUNK));
        write(3000);
        heard(100, loud(CHUNK));
        said(50, loud(CHUNK));
        write(500);
        Stereo stereo = close(600);
        assertThat(Stereo.find(stereo.left(), 1000 + CHUNK)).isPositive();
        assertThat(stereo.left().length).isGreaterThanOrEqualTo(2600 * 8);
    }

    @Test
    void nothingComesAfterTheEnd() {
        heard(100, loud(CHUNK));
        close(100);
        heard(200, loud(CHUNK));
        assertThat(tape.frames(900 * MILLI)).isEmpty();
    }
}
