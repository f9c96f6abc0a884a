package ghanti.emulator.stream;

import java.time.Duration;
import java.util.stream.IntStream;

/**
 * How evenly a server sent its audio.
 *
 * @param chunks payloads received
 * @param audio how long they play
 * @param underruns how often the queue ran dry in the middle of what was being said: a gap of less than a second without mark
 *     or clear
 * @param missing how long those gaps were together
 * @param mostAhead the most audio that ever waited to be played
 * @param longestQuiet the longest time between two payloads, or before the first and after the last
 * @param lateness how much later than the payload before had lasted each next one came, where both were sent one after the
 *     other without a gap
 */
public record Pacing(
        long chunks,
        Duration audio,
        int underruns,
        Duration missing,
        Duration mostAhead,
        Duration longestQuiet,
        Lateness lateness) {

    /** Of several streams together: sums, and the worst of each. */
    public Pacing and(Pacing other) {
        return new Pacing(
                chunks + other.chunks,
                audio.plus(other.audio),
                underruns + other.underruns,
                missing.plus(other.missing),
                longer(mostAhead, other.mostAhead),
                longer(longestQuiet, other.longestQuiet),
                lateness.and(other.lateness));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Counts by whole milliseconds; what came early is zero, and the last count is for a second and more. */
    public static final class Lateness {
        private static final int MOST = 1000;

        private final int[] counts;

        private Lateness(int... counts) {
            this.counts = counts;
        }

        static Lateness none() {
            return new Lateness(new int[MOST + 1]);
        }

        void add(Duration late) {
            counts[(int) Math.max(0, Math.min(MOST, late.toMillis()))]++;
        }

        Lateness and(Lateness other) {
            return new Lateness(IntStream.rangeClosed(0, MOST)
                    .map(at -> counts[at] + other.counts[at])
                    .toArray());
        }

        Lateness copy() {
            return new Lateness(counts.clone());
        }

        /** How many were measured. */
        public long count() {
            return IntStream.of(counts).asLongStream().sum();
        }

        /** The time that this share of them, 0 to 1, did not exceed, to a millisecond; zero if there were none. */
        public Duration quantile(double share) {
            long rank = (long) Math.ceil(share * count());
            long seen = 0;
            for (int millis = 0; millis <= MOST; millis++) {
                seen += counts[millis];
                if (seen >= rank) {
                    return Duration.ofMillis(millis);
                }
            }
            return Duration.ofMillis(MOST);
        }

        /** Median, 99 % and worst, for a person. */
        @Override
        public String toString() {
            return "p50 " + quantile(0.5).toMillis() + " ms, p99 "
                    + quantile(0.99).toMillis() + " ms, max " + quantile(1).toMillis() + " ms";
        }
    }
}
