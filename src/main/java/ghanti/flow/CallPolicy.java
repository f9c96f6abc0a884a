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
 * @param zone the zone the window, holidays and days are read in
 * @param holidays name of a file beside the flows with days on which nobody is called; none means that there are no such days
 * @param dailyLimit how often one number may be rung on one day, by whatever flow; empty for as often as there is reason to
 * @param retries which ends are tried again; the first that names an end decides
 * @param escalation what is done where nobody was reached
 */
public record CallPolicy(
        Duration maxDuration,
        Optional<Window> window,
        ZoneId zone,
        Optional<String> holidays,
        Optional<Integer> dailyLimit,
        List<Retry> retries,
        Optional<Escalation> escalation) {

    public CallPolicy {
        retries = List.copyOf(retries);
    }

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
     * Which ends of an attempt are tried again.
     *
     * @param on ends, such as {@code no_answer}, {@code busy}, and {@code hung_up}: answered and left before any key was pressed
     * @param attempts how many attempts may end in one of these ways, the first one included
     * @param waits before the second, third… of them; the last one serves for all further ones
     */
    public record Retry(List<String> on, int attempts, List<Duration> waits) {
        public Retry {
            on = List.copyOf(on);
            waits = List.copyOf(waits);
        }
    }
}
