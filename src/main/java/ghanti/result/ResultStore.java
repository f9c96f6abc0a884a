package ghanti.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where results wait. Each method is one transaction. */
public interface ResultStore {

    /** The result of that id. */
    Optional<StoredResult> find(String id);

    /**
     * When the earlier result of the same call that this one waits for is due; results of a call are told in their order.
     * Empty if it waits for none.
     */
    Optional<Instant> earlierDue(StoredResult result);

    /**
     * Notes that it was delivered, and makes the next of its call due, if that waits.
     *
     * @return true if it does
     */
    boolean delivered(StoredResult result, int tries, Instant at);

    /** Notes a try that failed. */
    void failed(StoredResult result, int tries, String error);

    /** Notes that it was given up, and makes the next of its call due as {@link #delivered} does. */
    boolean dead(StoredResult result, int tries, String error, Instant at);

    /** Removes the job of a result that is not pending, should there be one. */
    void forgetJob(String id);

    /**
     * Makes a result pending again and due; one that still waits is due now.
     *
     * @return false if there is none of that id
     */
    boolean replay(String id, Instant now);

    /** {@link #replay} for the oldest of those that match, as many as the filter's limit says. */
    Replays replayAll(ResultFilter filter, Instant now);

    /** Results, oldest first. */
    List<StoredResult> list(ResultFilter filter);

    /**
     * What was replayed at once.
     *
     * @param last after which to go on; null when no more match
     */
    record Replays(int replayed, @Nullable String last) {}

    /**
     * Which results to list; null means any.
     *
     * @param url what their address begins with
     * @param since created at or after; {@code until} before
     * @param after an id; only those that come after it
     */
    record ResultFilter(
            @Nullable ResultState state,
            @Nullable String callId,
            @Nullable String url,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String after,
            int limit) {}
}
