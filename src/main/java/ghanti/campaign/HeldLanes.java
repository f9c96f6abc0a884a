package ghanti.campaign;

import ghanti.dial.Lane;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Holds the lanes of all campaigns but those that run. What runs is looked up again after a second; so every server sees a pause within
 * that time, and a campaign that nothing is known of is not dialled.
 */
public final class HeldLanes implements Predicate<Lane> {

    private static final Duration FRESH = Duration.ofSeconds(1);

    private final CampaignStore store;
    private final Clock clock;
    private volatile Seen seen = new Seen(Set.of(), Instant.EPOCH);

    public HeldLanes(CampaignStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    private record Seen(Set<String> running, Instant until) {}

    @Override
    public boolean test(Lane lane) {
        if (lane.campaign().isEmpty()) {
            return false;
        }
        Instant now = clock.instant();
        Seen last = seen;
        if (!now.isBefore(last.until())) {
            last = new Seen(store.running(), now.plus(FRESH));
            seen = last;
        }
        return !last.running().contains(lane.campaign());
    }

    /** Looks it up anew at the next question, as this server changed it. */
    public void forget() {
        seen = new Seen(Set.of(), Instant.EPOCH);
    }
}
