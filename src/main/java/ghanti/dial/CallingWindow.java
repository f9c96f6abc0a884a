package ghanti.dial;

import ghanti.flow.CallPolicy;
import ghanti.flow.CallPolicy.Window;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** Whether a phone may ring now, by the clock on the callee's wall. */
public final class CallingWindow {

    private final Optional<Instead> override;

    /** What the settings say instead of the flows: a window, or none for always. */
    public record Instead(Optional<Window> window) {}

    /** @param override empty if each flow's own window counts */
    public CallingWindow(Optional<Instead> override) {
        this.override = override;
    }

    /**
     * The earliest time from {@code now} on at which a call may be placed.
     *
     * @return {@code now} itself if the window is open
     */
    Instant opening(CallPolicy policy, Instant now) {
        Optional<Window> window = override.map(Instead::window).orElse(policy.window());
        if (window.isEmpty()) {
            return now;
        }
        ZoneId zone = policy.zone();
        ZonedDateTime local = now.atZone(zone);
        if (window.get().contains(local.toLocalTime())) {
            return now;
        }
        LocalDate today = local.toLocalDate();
        ZonedDateTime opens = today.atTime(window.get().from()).atZone(zone);
        return (opens.isAfter(local)
                        ? opens
                        : today.plusDays(1).atTime(window.get().from()).atZone(zone))
                .toInstant();
    }
}
