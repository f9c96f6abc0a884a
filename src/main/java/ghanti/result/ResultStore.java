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

    /** Notes that it was delivered. */
    void delivered(String id, int tries, Instant at);

    /** Notes a try that failed; {@code dead} when it was the last one. */
    void failed(String id, int tries, String error, boolean dead);

    /** Makes a result due that waits; false if it does not wait, or is being tried. */
    boolean wake(String id, Instant now);

    /** {@link #wake} for the pending result of the same call that follows. */
    boolean wakeNext(StoredResult result, Instant now);

    /** Makes a result pending again and due; one that still waits is due now. */
    Replayed replay(String id, Instant now);

    /** {@link #replay} for the oldest of those that match, as many as the filter's limit says. */
    Replays replayAll(ResultFilter filter, Instant now);

    /** Results, oldest first. */
    List<StoredResult> list(ResultFilter filter);

    /** What became of the wish to replay a result. */
    enum Replayed {
        /** It is pending and due, or being tried. */
        PENDING,
        /** Its last try is just ending; it can be replayed in a moment. */
        STILL_ENDING,
        NO_SUCH_RESULT
    }

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
