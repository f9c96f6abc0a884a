package ghanti.campaign;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.Outbound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where campaigns are kept. Each method is one transaction; all throw {@link ghanti.call.StoreException} when the database does not
 * answer.
 */
public interface CampaignStore {

    /** Keeps a campaign that is being loaded, and the job that removes it if that is never done. */
    void begin(Campaign campaign);

    /** Keeps some of its calls; a {@link ghanti.call.StoreException} if the campaign is no longer being loaded. */
    void add(String id, List<Outbound> calls, Instant now);

    /**
     * Ends the loading.
     *
     * @param loaded with the state it has from now on, and its rows
     * @return false if another campaign has the key; this one is still being loaded then
     */
    boolean open(Campaign loaded, @Nullable IdempotencyKey key);

    /** The campaign of an Idempotency-Key. */
    Optional<Keyed> ofKey(String key);

    Optional<Campaign> find(String id);

    /**
     * Campaigns, newest first.
     *
     * @param before list those that were made before this one's id
     */
    List<Campaign> list(@Nullable CampaignState state, @Nullable String before, int limit);

    /** Puts it from one of some states into another, and has its job look at it soon; false if it was in none of them. */
    boolean change(String id, Set<CampaignState> from, CampaignState to, Instant now);

    /** Notes when the last call of a cancelled campaign had its outcome. */
    void finished(String id, Instant at);

    /** The ids of those that are dialled. */
    Set<String> running();

    /** How its calls stand, without reading one of them. */
    List<Count> counts(String id);

    /** Whether some call has no outcome yet. */
    boolean hasOpenCalls(String id);

    /** Ids of calls that wait to be dialled. */
    List<String> queued(String id, int most);

    /** Its calls in the order of their rows; those after an id if one is given. */
    List<Call> calls(String id, @Nullable String after, int most);

    /** Marks it for removal if it is being loaded and nothing was added since a moment. */
    boolean abandoned(String id, Instant since);

    /** Removes some calls of a campaign that is marked for that, and at last the campaign; true when nothing is left. */
    boolean removeSome(String id, int most);

    /** A campaign and the request its key came with. */
    record Keyed(Campaign campaign, String requestHash) {}

    /** How many calls have a status and an outcome. */
    record Count(CallStatus status, @Nullable String outcome, long calls) {}
}
