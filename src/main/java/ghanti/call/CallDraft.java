package ghanti.call;

import ghanti.engine.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call while some of it is being changed. */
final class CallDraft {

    private final Call before;
    long revision;
    CallStatus status;

    @Nullable
    String outcome;

    List<Attempt> attempts;

    @Nullable
    Session session;

    List<AskedTurn> turns;
    List<Aside> asides;
    Map<String, Reply> replies;
    int results;
    Instant updatedAt;

    @Nullable
    Instant dueAt;

    List<Decision> history;

    CallDraft(Call before) {
        this.before = before;
        revision = before.revision();
        status = before.status();
        outcome = before.outcome();
        attempts = before.attempts();
        session = before.session();
        turns = before.turns();
        asides = before.asides();
        replies = before.replies();
        results = before.results();
        updatedAt = before.updatedAt();
        dueAt = before.dueAt();
        history = before.history();
    }

    Call done() {
        return new Call(
                before.id(),
                revision,
                before.request(),
                status,
                outcome,
                attempts,
                session,
                turns,
                asides,
                replies,
                results,
                before.createdAt(),
                updatedAt,
                dueAt,
                history);
    }
}
