package ghanti.dial;

import ghanti.call.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets lanes of the highest priority take turns, and those of the next only when none of it is left. */
final class LaneTurns {

    private final List<Lane> lanes;
    private String last;

    /** @param last name of the lane that had its turn before, or empty */
    LaneTurns(List<Lane> lanes, String last) {
        this.lanes = new ArrayList<>(lanes);
        this.last = last;
    }

    /** The lane whose turn it is. */
    Optional<Lane> next() {
        if (lanes.isEmpty()) {
            return Optional.empty();
        }
        Priority first =
                lanes.stream().map(Lane::priority).min(Priority::compareTo).orElseThrow();
        List<Lane> equals =
                lanes.stream().filter(lane -> lane.priority() == first).toList();
        Lane next = equals.stream()
                .filter(lane -> lane.name().compareTo(last) > 0)
                .findFirst()
                .orElse(equals.get(0));
        last = next.name();
        return Optional.of(next);
    }

    /** Nothing more of that lane can be dialled now. */
    void leave(Lane lane) {
        lanes.remove(lane);
    }
}
