package ghanti.dial;

import ghanti.flow.CallPolicy;
import ghanti.flow.CallPolicy.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.Set;

/** Whether a phone may ring now, by the clock and the calendar on the callee's wall. */
public final class CallingWindow {

    /** More days than any list of holidays has in a row. */
    private static final int MOST_DAYS = 400;

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private final Optional<Instead> override;
    private final HolidayLists holidays;

    /** What the settings say instead of the flows: a window, or none for always. */
    public record Instead(Optional<Window> window) {}

    /** Days on which nobody is called. */
    public interface HolidayLists {

        /**
         * The days of a list.
         *
         * @param file its name, as a flow gives it
         * @return empty if it cannot be read now
         */
        Optional<Set<LocalDate>> days(String file);
    }

    /**
     * When a call may be placed.
     *
     * @param at the moment asked about, if the window is open then
     * @param why for people
     */
    public record Opening(Instant at, String why) {}

    /** @param override empty if each flow's own window counts */
    public CallingWindow(Optional<Instead> override, HolidayLists holidays) {
        this.override = override;
        this.holidays = holidays;
    }

    /** The earliest time from {@code now} on at which a call may be placed. */
    public Opening opening(CallPolicy policy, Instant now) {
        if (override.isPresent()) {
            return opening(override.get().window(), Set.of(), policy.zone(), now);
        }
        Optional<Set<LocalDate>> closed = policy.holidays().map(holidays::days).orElse(Optional.of(Set.of()));
        return closed.isPresent()
                ? opening(policy.window(), closed.get(), policy.zone(), now)
                // Better a call too late than one on a day of mourning.
                : new Opening(
                        now.plus(LOOK_AGAIN),
                        "the list of holidays " + policy.holidays().orElse("") + " cannot be read");
    }

    private static Opening opening(Optional<Window> window, Set<LocalDate> closed, ZoneId zone, Instant now) {
        String open = window.map(hours -> "the window " + hours.from() + "-" + hours.to() + " of " + zone)
                .orElse("there is no window");
        ZonedDateTime at = now.atZone(zone);
        String why = open;
        for (int day = 0; day < MOST_DAYS; day++) {
            if (closed.contains(at.toLocalDate())) {
                why = at.toLocalDate() + " is a holiday";
                at = at.toLocalDate().plusDays(1).atStartOfDay(zone);
            } else if (window.isPresent() && !window.get().contains(at.toLocalTime())) {
                why = at.toInstant().equals(now) ? open + " is closed" : why;
                at = next(window.get(), at);
            } else {
                return at.toInstant().equals(now) ? new Opening(now, why) : new Opening(at.toInstant(), why);
            }
        }
        return new Opening(at.toInstant(), why);
    }

    private static ZonedDateTime next(Window window, ZonedDateTime closed) {
        ZonedDateTime today = closed.toLocalDate().atTime(window.from()).atZone(closed.getZone());
        return today.isAfter(closed)
                ? today
                : closed.toLocalDate().plusDays(1).atTime(window.from()).atZone(closed.getZone());
    }
}
