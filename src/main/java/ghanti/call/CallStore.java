package ghanti.call;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where calls are kept. Each method is one transaction, committed when it returns. Every method throws
 * {@link StoreException} when the database does not answer in its time.
 */
public interface CallStore {

    /** The call of that id. */
    Optional<Call> find(String id);

    /** The call that is on the line of that id of Exotel's. */
    Optional<Call> findBySid(String callSid);

    /** Calls of a flow that are being dialled to a number (E.164) and have no id of Exotel's yet; at most two. */
    List<Call> dialling(String flow, String to);

    /**
     * Keeps a new call that came in.
     *
     * @return false if another server kept one for the same {@code callSid} first
     */
    boolean insertInbound(Call call, String callSid, List<CallResult> results);

    /**
     * Keeps a new call to be placed, and the job that dials it.
     *
     * @param key the business's Idempotency-Key, if it gave one
     * @return the call: this one, or the earlier one of the same key
     */
    Placed insertOutbound(Outbound outbound, @Nullable IdempotencyKey key);

    /**
     * Replaces a call by its next state.
     *
     * @param changed with a revision one above the stored one
     * @param more what the change causes, kept in the same transaction
     * @return false if somebody else was faster; nothing is changed then
     */
    boolean update(Call changed, Consequences more);

    /** The calls that a call caused, oldest first. */
    List<Call> children(String parentId);

    /** Calls, newest first. */
    List<Call> list(CallFilter filter);

    /**
     * A key and the request it came with.
     *
     * @param requestHash tells one body from another
     */
    record IdempotencyKey(String key, String requestHash) {}

    /**
     * What came of placing a call.
     *
     * @param isNew false if the key was known with the same body
     * @param conflict true if the key was known with another body
     */
    record Placed(Call call, boolean isNew, boolean conflict) {}

    /**
     * Which calls to list; null means any.
     *
     * @param before list calls created before this one's id (ids grow with time)
     * @param limit 1 to 200
     */
    record CallFilter(
            @Nullable CallStatus status,
            @Nullable String flow,
            @Nullable String outcome,
            @Nullable String to,
            @Nullable Instant since,
            @Nullable Instant until,
            @Nullable String before,
            int limit) {}
}
