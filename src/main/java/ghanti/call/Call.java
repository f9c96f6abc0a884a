package ghanti.call;

import ghanti.engine.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
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
        return changed(draft -> draft.history = decisions);
    }

    /** The same call, to be dialled from that time on. */
    public Call dueAt(@Nullable Instant due) {
        return changed(draft -> draft.dueAt = due);
    }

    /** The same call waiting for another attempt, which begins the conversation afresh. */
    Call again(Past past, Instant due) {
        Attempt over = attempts.get(attempts.size() - 1).followed(past);
        return withStatus(CallStatus.QUEUED, null).withLastAttempt(over).changed(draft -> {
            draft.session = null;
            draft.turns = List.of();
            draft.asides = List.of();
            draft.replies = Map.of();
            draft.dueAt = due;
        });
    }

    Call with(Session newSession, List<AskedTurn> newTurns) {
        return changed(draft -> {
            draft.session = newSession;
            draft.turns = newTurns;
        });
    }

    Call withAsides(List<Aside> more) {
        if (more.isEmpty()) {
            return this;
        }
        List<Aside> all = new ArrayList<>(asides);
        all.addAll(more);
        return changed(draft -> draft.asides = all);
    }

    Call withReplies(Map<String, Reply> newReplies) {
        return changed(draft -> draft.replies = newReplies);
    }

    Call withAttempts(List<Attempt> newAttempts) {
        return changed(draft -> draft.attempts = newAttempts);
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
        return changed(draft -> draft.outcome = word);
    }

    /** @throws IllegalStateException if the table of {@link CallStatus} does not allow it */
    Call withStatus(CallStatus next, @Nullable String newOutcome) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("call " + id + " cannot go from " + status + " to " + next);
        }
        return changed(draft -> {
            draft.status = next;
            draft.outcome = newOutcome;
        });
    }

    /** The next state to be stored. */
    public Call next(Instant now) {
        return changed(draft -> {
            draft.revision = revision + 1;
            draft.updatedAt = now;
        });
    }

    Call withMoreResults(int more) {
        return more == 0 ? this : changed(draft -> draft.results = results + more);
    }

    private Call changed(Consumer<CallDraft> change) {
        CallDraft draft = new CallDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
