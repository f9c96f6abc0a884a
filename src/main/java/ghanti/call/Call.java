package ghanti.call;

import ghanti.engine.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call and all that is known of it. A value; a changed call is a new one.
 *
 * @param revision counts the stored states of the call, 1 upward
 * @param outcome null until known
 * @param session null until the conversation has begun
 * @param asides in the order in which the conversation heard them
 * @param replies by applet and position, such as {@code gather/1}
 * @param results how many results it has caused, which is also their order
 */
public record Call(
        String id,
        long revision,
        CallRequest request,
        CallStatus status,
        @Nullable String outcome,
        List<Attempt> attempts,
        @Nullable Session session,
        List<AskedTurn> turns,
        List<Aside> asides,
        Map<String, Reply> replies,
        int results,
        Instant createdAt,
        Instant updatedAt) {

    public Call {
        attempts = List.copyOf(attempts);
        turns = List.copyOf(turns);
        // Documents that were stored before there were asides have none.
        asides = List.copyOf(Objects.requireNonNullElse(asides, List.of()));
        replies = Collections.unmodifiableMap(new LinkedHashMap<>(replies));
    }

    /** A call that nothing has happened to yet. */
    public static Call fresh(String id, CallRequest request, Instant now) {
        return new Call(
                id, 1, request, CallStatus.QUEUED, null, List.of(), null, List.of(), List.of(), Map.of(), 0, now, now);
    }

    /** True once the outcome is known; nothing changes it any more. */
    public boolean hasOutcome() {
        return outcome != null;
    }

    /** The node reached, or null before the conversation. */
    public @Nullable String node() {
        return session == null ? null : session.node();
    }

    /** The attempt under way, or null if there was none. */
    public @Nullable Attempt lastAttempt() {
        return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
    }

    /** True if some attempt carries that id of Exotel's. */
    public boolean knows(String callSid) {
        return attempts.stream().anyMatch(attempt -> callSid.equals(attempt.callSid()));
    }

    Call with(Session newSession, List<AskedTurn> newTurns) {
        return new Call(
                id,
                revision,
                request,
                status,
                outcome,
                attempts,
                newSession,
                newTurns,
                asides,
                replies,
                results,
                createdAt,
                updatedAt);
    }

    Call withAsides(List<Aside> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Aside> all = new ArrayList<>(asides);
        all.addAll(more);
        return new Call(
                id, revision, request, status, outcome, attempts, session, turns, all, replies, results, createdAt,
                updatedAt);
    }

    Call withReplies(Map<String, Reply> newReplies) {
        return new Call(
                id,
                revision,
                request,
                status,
                outcome,
                attempts,
                session,
                turns,
                asides,
                newReplies,
                results,
                createdAt,
                updatedAt);
    }

    Call withAttempts(List<Attempt> newAttempts) {
        return new Call(
                id,
                revision,
                request,
                status,
                outcome,
                newAttempts,
                session,
                turns,
                asides,
                replies,
                results,
                createdAt,
                updatedAt);
    }

    Call withLastAttempt(Attempt attempt) {
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.set(changed.size() - 1, attempt);
        return withAttempts(changed);
    }

    /** @throws IllegalStateException if the table of {@link CallStatus} does not allow it */
    Call withStatus(CallStatus next, @Nullable String newOutcome) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("call " + id + " cannot go from " + status + " to " + next);
        }
        return new Call(
                id,
                revision,
                request,
                next,
                newOutcome,
                attempts,
                session,
                turns,
                asides,
                replies,
                results,
                createdAt,
                updatedAt);
    }

    /** The next state to be stored. */
    Call next(Instant now) {
        return new Call(
                id,
                revision + 1,
                request,
                status,
                outcome,
                attempts,
                session,
                turns,
                asides,
                replies,
                results,
                createdAt,
                now);
    }

    Call withMoreResults(int more) {
        return more == 0
                ? this
                : new Call(
                        id,
                        revision,
                        request,
                        status,
                        outcome,
                        attempts,
                        session,
                        turns,
                        asides,
                        replies,
                        results + more,
                        createdAt,
                        updatedAt);
    }
}
