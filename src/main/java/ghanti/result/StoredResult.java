package ghanti.result;

import ghanti.call.CallResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A result and what became of it.
 *
 * @param tries how often it was sent since it is pending
 * @param pendingSince when it arose, or was last replayed; counts the day it is tried for
 * @param nextTryAt not before; null unless it is pending
 */
public record StoredResult(
        CallResult result,
        ResultState state,
        int tries,
        Instant pendingSince,
        @Nullable Instant nextTryAt,
        @Nullable Instant deliveredAt,
        @Nullable String lastError) {}
