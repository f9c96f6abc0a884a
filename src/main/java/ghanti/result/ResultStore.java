package ghanti.result;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where results wait. Each method is one transaction. */
public interface ResultStore {

    /** The result of that id. */
    Optional<StoredResult> find(String id);

    /** Whether an earlier result of the same call still waits; results of a call are told in their order. */
    boolean waitsForEarlier(StoredResult result);

    /** Notes that it was delivered. */
    void delivered(String id, int tries, Instant at);

    /** Notes a try that failed; {@code dead} when it was the last one. */
    void failed(String id, int tries, String error, boolean dead);

    /**
     * Makes a result pending again and schedules it.
     *
     * @return false if there is none of that id
     */
    boolean replay(String id, Instant now);

    /** Results, oldest first. */
    List<StoredResult> list(@Nullable ResultState state, @Nullable String after, int limit);
}
