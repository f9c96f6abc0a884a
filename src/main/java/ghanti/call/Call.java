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
 * @param dueAt from when on it may be dialled, while it is queued
 * @param history what was decided about it, oldest first
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
        Instant updatedAt,
        @Nullable Instant dueAt,
        List<Decision> history) {

    /** More decisions than anybody reads; of a call that is postponed for ever the oldest but the first are forgotten. */
    private static final int MOST_DECISIONS = 100;

    public Call {
        attempts = List.copyOf(attempts);
        turns = List.copyOf(turns);
        // Documents that were stored before there were asides have none.
        asides = List.copyOf(Objects.requireNonNullElse(asides, List.of()));
        replies = Collections.unmodifiableMap(new LinkedHashMap<>(replies));
        history = List.copyOf(Objects.requireNonNullElse(history, List.of()));
    }

    /** A call that nothing has happened to yet. */
    public static Call fresh(String id, CallRequest request, Instant now) {
        return new Call(
                id,
                1,
                request,
                CallStatus.QUEUED,
                null,
                List.of(),
                null,
                List.of(),
                List.of(),
                Map.of(),
                0,
                now,
                now,
                firstDue(request, now),
                List.of());
    }

    private static @Nullable Instant firstDue(CallRequest request, Instant now) {
        Instant notBefore = request.notBefore();
        return request.direction() == Direction.INBOUND
                ? null
                : notBefore != null && notBefore.isAfter(now) ? notBefore : now;
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

    /** The attempts that ended in one of these ways, or would if the conversation now under way ended so. */
    int endedLike(List<String> words) {
        return (int) attempts.stream()
                .map(Attempt::past)
                .filter(past -> past != null && words.contains(past.outcome()))
                .count();
    }

    /** True if that line is over and the call has gone on without it, or waits to be dialled again. */
    boolean hasLeft(String callSid) {
        Attempt last = lastAttempt();
        return attempts.stream()
                .anyMatch(attempt -> callSid.equals(attempt.callSid())
                        && (!attempt.equals(last) || (status == CallStatus.QUEUED && attempt.hasEnded())));
    }

    /** The same call with a decision about it. */
    public Call decided(String what, String why, Instant at) {
        List<Decision> decisions = new ArrayList<>(history);
        if (decisions.size() >= MOST_DECISIONS) {
            decisions.remove(1);
        }
        decisions.add(new Decision(at, what, why));
        return new Call(
                id, revision, request, status, outcome, attempts, session, turns, asides, replies, results, createdAt,
                updatedAt, dueAt, decisions);
    }

    /** The same call, to be dialled from that time on. */
    public Call dueAt(@Nullable Instant due) {
        return new Call(
                id, revision, request, status, outcome, attempts, session, turns, asides, replies, results, createdAt,
                updatedAt, due, history);
    }

    /** The same call waiting for another attempt, which begins the conversation afresh. */
    Call again(Past past, Instant due) {
        Attempt over = attempts.get(attempts.size() - 1).followed(past);
        List<Attempt> all = new ArrayList<>(attempts.subList(0, attempts.size() - 1));
        all.add(over);
        Call queued = withStatus(CallStatus.QUEUED, null);
        return new Call(
                id,
                revision,
                request,
                queued.status,
                null,
                all,
                null,
                List.of(),
                List.of(),
                Map.of(),
                results,
                createdAt,
                updatedAt,
                due,
                history);
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
                updatedAt,
                dueAt,
                history);
    }

    Call withAsides(List<Aside> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Aside> all = new ArrayList<>(asides);
        all.addAll(more);
        return new Call(
                id, revision, request, status, outcome, attempts, session, turns, all, replies, results, createdAt,
                updatedAt, dueAt, history);
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
                updatedAt,
                dueAt,
                history);
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
                updatedAt,
                dueAt,
                history);
    }

    Call withLastAttempt(Attempt attempt) {
        return withAttempt(attempts.size() - 1, attempt);
    }

    Call withAttempt(int index, Attempt attempt) {
        List<Attempt> changed = new ArrayList<>(attempts);
        changed.set(index, attempt);
        return withAttempts(changed);
    }

    /** What the conversation knows as it begins. */
    public Map<String, Object> startingValues() {
        Map<String, Object> values = new LinkedHashMap<>(request.inputs());
        if (attempts.size() > 1) {
            values.put("attempt", (long) attempts.size());
        }
        return values;
    }

    Call withOutcome(String word) {
        return new Call(
                id, revision, request, status, word, attempts, session, turns, asides, replies, results, createdAt,
                updatedAt, dueAt, history);
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
                updatedAt,
                dueAt,
                history);
    }

    /** The next state to be stored. */
    public Call next(Instant now) {
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
                now,
                dueAt,
                history);
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
                        updatedAt,
                        dueAt,
                        history);
    }
}
