package ghanti.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** One side's sound, cut into pieces of 200 ms. A pause ends a piece early. */
final class Blocks {

    private static final int A_SECOND = 5;

    /** Sound that begins this much off the end of the last is no continuation of it: 150 ms. */
    private static final long NEAR_NANOS = 150_000_000;

    private final int rate;
    private final Output output;
    private short[] block;
    private int count;
    private Instant begin = Instant.EPOCH;

    /** Where pieces go. */
    interface Output {
        /**
         * A piece is complete.
         *
         * @param begin when its first sample is heard
         */
        void block(Instant begin, short[] samples);
    }

    /** @param rate samples a second */
    Blocks(int rate, Output output) {
        this.rate = rate;
        this.output = output;
        block = new short[Math.max(1, rate / A_SECOND)];
    }

    /** @param from when its first sample is heard */
    void add(Instant from, short[] samples) {
        if (count > 0 && Math.abs(Duration.between(end(), from).toNanos()) > NEAR_NANOS) {
            flush();
        }
        int done = 0;
        while (done < samples.length) {
            if (count == 0) {
                begin = from.plusNanos(nanos(done));
            }
            int more = Math.min(samples.length - done, block.length - count);
            System.arraycopy(samples, done, block, count, more);
            count += more;
            done += more;
            if (count == block.length) {
                flush();
            }
        }
    }

    /** When the last sample is heard. */
    private Instant end() {
        return begin.plusNanos(nanos(count));
    }

    private long nanos(int samples) {
        return samples * 1_000_000_000L / rate;
    }

    /** Ends a piece that nothing was added to for so long that nothing more belongs to it. */
    void flushIfPast(Instant now) {
        if (count > 0 && Duration.between(end(), now).toNanos() > NEAR_NANOS) {
            flush();
        }
    }

    /** Ends the piece that was begun. */
    void flush() {
        if (count > 0) {
            output.block(begin, Arrays.copyOf(block, count));
            count = 0;
        }
    }

    /** Forgets what is heard from a moment on. */
    void cut(Instant at) {
        if (count == 0) {
            return;
        }
        long kept = Math.max(0, Duration.between(begin, at).toNanos()) * rate / 1_000_000_000L;
        count = (int) Math.min(count, kept);
    }
}
