package ghanti.call;

import ghanti.call.CallStore.CallFilter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes inbound calls that ended without a word. Exotel sends no StatusCallback for them, so a caller who hangs up in the middle of a
 * Gather leaves a call that would be in progress for ever.
 */
public final class QuietCalls {

    private static final Logger log = LoggerFactory.getLogger(QuietCalls.class);

    /** Longer than a Gather with all its repeats can wait. */
    private static final Duration GRACE = Duration.ofMinutes(6);

    private static final int PAGE = 200;

    private final CallStore store;
    private final Conversations conversations;
    private final Flows flows;
    private final Clock clock;

    public QuietCalls(CallStore store, Conversations conversations, Flows flows, Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.flows = flows;
        this.clock = clock;
    }

    /** Closes what is to be closed. */
    public void sweep() {
        Instant now = clock.instant();
        String last = null;
        List<Call> page = page(now, last);
        while (!page.isEmpty()) {
            for (Call call : page) {
                close(call, now);
                last = call.id();
            }
            page = page(now, last);
        }
    }

    private List<Call> page(Instant now, @Nullable String before) {
        return store.list(
                new CallFilter(CallStatus.IN_PROGRESS, null, null, null, null, now.minus(GRACE), before, PAGE));
    }

    private void close(Call call, Instant now) {
        Duration longest = flows.version(call.request().flow(), call.request().flowVersion())
                .map(flow -> flow.call().maxDuration())
                .orElse(GRACE);
        Instant since = now.minus(longest).minus(GRACE);
        if (call.request().direction() == Direction.INBOUND && !call.updatedAt().isAfter(since)) {
            log.info("nothing was heard of call {} for long; its caller has gone", call.id());
            conversations.quietSince(call.id(), since);
        }
    }
}
