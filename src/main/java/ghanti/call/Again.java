package ghanti.call;

import ghanti.flow.CallPolicy;
import ghanti.flow.CallPolicy.Retry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether a call is dialled again after an attempt ended. Pure.
 *
 * @param at when, empty if not
 * @param why for the call's history
 */
record Again(Optional<Instant> at, String why) {

    static final String HUNG_UP = "hung_up";

    /**
     * Decides.
     *
     * @param end what came of the attempt: a status of the line, {@code hung_up}, or the flow's own outcome
     */
    static Again after(Call call, String end, CallPolicy policy, Instant now) {
        Optional<Retry> rule = policy.retries().stream()
                .filter(retry -> retry.on().contains(end))
                .findFirst();
        if (call.request().direction() == Direction.INBOUND || rule.isEmpty()) {
            return no("its flow does not call again after " + end);
        }
        if (end.equals(HUNG_UP) && hasAnswered(call)) {
            return no("the first question was answered before they hung up");
        }
        int ended = call.endedLike(rule.get().on()) + 1;
        String counted = "attempt " + ended + " of " + rule.get().attempts() + " ended with " + end;
        return ended >= rule.get().attempts()
                ? no(counted)
                : inTime(call, policy, now.plus(wait(rule.get(), ended)), counted);
    }

    private static Again inTime(Call call, CallPolicy policy, Instant next, String counted) {
        Instant expires = call.request().expiresAt();
        if (expires != null && !next.isBefore(expires)) {
            return no(counted + ", and the next would come after it expires");
        }
        Optional<Duration> patience = policy.escalation().flatMap(escalation -> escalation.after());
        if (patience.isPresent() && next.isAfter(call.createdAt().plus(patience.get()))) {
            return no(counted + ", and others are to be called before the next");
        }
        return new Again(Optional.of(next), counted);
    }

    private static Duration wait(Retry rule, int ended) {
        List<Duration> waits = rule.waits();
        return waits.get(Math.min(ended, waits.size()) - 1);
    }

    /** Whether the callee answered the first question; a wrong key is no answer, and neither is hearing it again. */
    static boolean hasAnswered(Call call) {
        if (call.turns().isEmpty()) {
            return false;
        }
        String first = call.turns().get(0).node();
        return !first.equals(call.node())
                || call.turns().stream().anyMatch(turn -> !turn.node().equals(first));
    }

    private static Again no(String why) {
        return new Again(Optional.empty(), why);
    }
}
