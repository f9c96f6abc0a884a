package ghanti.call;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a call stands. What can follow what is the table {@link #NEXT}. */
public enum CallStatus {
    QUEUED,
    DIALING,
    IN_PROGRESS,
    COMPLETED,
    NO_ANSWER,
    BUSY,
    FAILED,
    CANCELLED,
    EXPIRED;

    private static final Map<CallStatus, Set<CallStatus>> NEXT = Map.of(
            // IN_PROGRESS straight from QUEUED: Exotel's first request may overtake our note that we dialled.
            QUEUED, EnumSet.of(DIALING, IN_PROGRESS, COMPLETED, NO_ANSWER, BUSY, FAILED, CANCELLED, EXPIRED),
            // Back to QUEUED: nothing rang, or it is dialled again.
            DIALING, EnumSet.of(QUEUED, IN_PROGRESS, COMPLETED, NO_ANSWER, BUSY, FAILED, CANCELLED, EXPIRED),
            IN_PROGRESS, EnumSet.of(QUEUED, COMPLETED, NO_ANSWER, BUSY, FAILED, CANCELLED, EXPIRED));

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The status of that word, if there is one. */
    public static Optional<CallStatus> of(String word) {
        for (CallStatus status : values()) {
            if (status.word().equals(word)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }

    /** True if nothing follows. */
    public boolean isFinal() {
        return !NEXT.containsKey(this);
    }

    /** True if a call may go from here to there; staying is always allowed. */
    public boolean canBecome(CallStatus next) {
        return next == this || NEXT.getOrDefault(this, Set.of()).contains(next);
    }
}
