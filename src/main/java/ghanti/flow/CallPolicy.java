package ghanti.flow;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How calls of a flow are placed.
 *
 * @param maxDuration Exotel ends the call after this long; at most 4 hours
 * @param window when calls may be placed; none means at any time
 * @param zone the zone the window is read in
 */
public record CallPolicy(Duration maxDuration, Optional<Window> window, ZoneId zone, Optional<Retry> retry) {

    /** From (included) to (excluded), by the wall clock; {@code from} after {@code to} spans midnight. */
    public record Window(LocalTime from, LocalTime to) {

        /** True if a call may be placed at that time of day. */
        public boolean contains(LocalTime time) {
            boolean afterFrom = !time.isBefore(from);
            boolean beforeTo = time.isBefore(to);
            return from.isBefore(to) ? afterFrom && beforeTo : afterFrom || beforeTo;
        }
    }

    /**
     * Which ends of a dial are tried again.
     *
     * @param on statuses, such as {@code no_answer} and {@code busy}
     * @param attempts dials in all, the first one included
     * @param waits before the second, third… dial; the last one serves for all further ones
     */
    public record Retry(List<String> on, int attempts, List<Duration> waits) {
        public Retry {
            on = List.copyOf(on);
            waits = List.copyOf(waits);
        }
    }
}
