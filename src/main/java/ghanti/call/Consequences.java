package ghanti.call;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a call causes beside it, kept in the same transaction.
 *
 * @param newSid an id of Exotel's that belongs to this call from now on, or null
 * @param results to be told
 * @param children calls that follow from it
 * @param queue what becomes of its place among the calls to be dialled
 * @param line what becomes of the line that is counted as in use
 * @param ended whether the call has its outcome from now on
 */
public record Consequences(
        @Nullable String newSid,
        List<CallResult> results,
        List<Outbound> children,
        Queue queue,
        Line line,
        boolean ended) {

    /** Nothing but the change itself. */
    public static final Consequences NONE = new Consequences(null, List.of(), List.of(), Queue.KEPT, Line.KEPT, false);

    /** What becomes of a place in the queue. */
    public enum Queue {
        KEPT,
        PUT,
        REMOVED
    }

    /** What becomes of a line. */
    public enum Line {
        KEPT,
        OVER,
        NEVER_WAS
    }

    public Consequences {
        results = List.copyOf(results);
        children = List.copyOf(children);
    }

    static Consequences of(
            Call before, Call after, @Nullable String newSid, List<CallResult> results, List<Outbound> children) {
        return new Consequences(
                newSid,
                results,
                children,
                queue(before, after),
                line(before, after),
                after.hasOutcome() && !before.hasOutcome());
    }

    /** True if the change is all there is, as with most turns. */
    public boolean isNothing() {
        return newSid == null
                && results.isEmpty()
                && children.isEmpty()
                && queue == Queue.KEPT
                && line == Line.KEPT
                && !ended;
    }

    private static Queue queue(Call before, Call after) {
        boolean waited = before.status() == CallStatus.QUEUED;
        Instant due = after.dueAt();
        if (after.status() == CallStatus.QUEUED && due != null) {
            return waited && due.equals(before.dueAt()) ? Queue.KEPT : Queue.PUT;
        }
        return waited && before.dueAt() != null ? Queue.REMOVED : Queue.KEPT;
    }

    private static Line line(Call before, Call after) {
        if (after.request().direction() == Direction.INBOUND) {
            return Line.KEPT;
        }
        Attempt last = before.lastAttempt();
        if (after.attempts().size() < before.attempts().size()) {
            return Line.NEVER_WAS;
        }
        boolean ended = last != null
                && !last.hasEnded()
                && after.attempts().get(before.attempts().size() - 1).hasEnded();
        return ended ? Line.OVER : Line.KEPT;
    }
}
