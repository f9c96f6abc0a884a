package ghanti.flow;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * How calls of a flow are placed.
 *
 * @param maxDuration Exotel ends the call after this long, 10s to 4h; else 180s
 * @param window when calls may be placed; without it at any time
 * @param zone the zone in which window, holidays and days are read; else Asia/Kolkata
 * @param holidays name of a file beside the flows, with a day in each line on which nobody is called
 * @param dailyLimit how often one number may be rung on one day, by whatever flow; without it as often as there is reason to
 * @param retries which ends are tried again; the rule that names an end decides
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
     * @param on ends of an attempt, each in one rule only; {@code hung_up} is answered and left before the first question was answered
     * @param attempts how many attempts may end in one of these ways, the first one included; else 3
     * @param waits how long before the second, third… of them, 1s to 48h; the last one serves for all further ones; else 2m
     */
    public record Retry(List<String> on, int attempts, List<Duration> waits) {
        public Retry {
            on = List.copyOf(on);
            waits = List.copyOf(waits);
        }
    }
}
