package ghanti.emulator.stream;

import java.time.Duration;

/** The time of a stream, in samples and durations since its first {@code start}. */
final class StreamClock {
    private static final long SECOND = 1_000_000_000L;

    private final int rate;
    private volatile long origin;
    private volatile boolean runs;

    StreamClock(int rate) {
        this.rate = rate;
    }

    void start() {
        if (!runs) {
            origin = System.nanoTime();
            runs = true;
        }
    }

    boolean runs() {
        return runs;
    }

    long nanos() {
        return runs ? System.nanoTime() - origin : 0;
    }

    Duration now() {
        return Duration.ofNanos(nanos());
    }

    long sample() {
        return sample(nanos());
    }

    long sample(Duration time) {
        return sample(time.toNanos());
    }

    Duration at(long sample) {
        return Duration.ofNanos(nanosAt(sample));
    }

    /** How long until that sample is played; at least zero. */
    long nanosUntil(long sample) {
        return Math.max(0, nanosAt(sample) - nanos());
    }

    private long sample(long nanos) {
        return nanos / SECOND * rate + nanos % SECOND * rate / SECOND;
    }

    private long nanosAt(long sample) {
        return sample / rate * SECOND + sample % rate * SECOND / rate;
    }
}
