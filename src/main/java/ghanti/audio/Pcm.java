package ghanti.audio;

import java.time.Duration;
import java.util.Arrays;

/**
 * Sound of one channel, 16 bits a sample.
 *
 * @param rate samples a second
 * @param samples not changed by anyone once they are here
 */
@SuppressWarnings("ArrayRecordComponent") // equality is by content, and a list of boxes would cost ten times the memory
public record Pcm(int rate, short[] samples) {

    public Pcm {
        if (rate < 1) {
            throw new IllegalArgumentException("a rate of " + rate + " samples a second");
        }
    }

    /** How long it lasts. */
    public Duration duration() {
        return Duration.ofNanos(Math.round(samples.length * 1e9 / rate));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pcm pcm && rate == pcm.rate && Arrays.equals(samples, pcm.samples);
    }

    @Override
    public int hashCode() {
        return 31 * rate + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return samples.length + " samples at " + rate + " Hz";
    }
}
