package ghanti.store;

import ghanti.call.Call;
import ghanti.call.CallResult;
import ghanti.call.CallStatus;
import ghanti.call.Consequences;
import ghanti.call.Consequences.Line;
import ghanti.call.Consequences.Queue;
import ghanti.call.Outbound;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Next states of calls, made by hand. */
final class TestCalls {

    private TestCalls() {}

    static Call next(Call call, CallStatus status, @Nullable String outcome) {
        return new Call(
                call.id(),
                call.revision() + 1,
                call.request(),
                status,
                outcome,
                call.attempts(),
                call.session(),
                call.turns(),
                call.asides(),
                call.replies(),
                call.results(),
                call.createdAt(),
                call.updatedAt().plusMillis(5),
                call.dueAt(),
                call.history());
    }

    static Consequences more(@Nullable String newSid, List<CallResult> results) {
        return new Consequences(newSid, results, List.of(), Queue.KEPT, Line.KEPT, false);
    }

    static Outbound outbound(Call call) {
        return new Outbound(call, Optional.empty());
    }

    static Call at(Call call, Instant created) {
        return Call.fresh(call.id(), call.request(), created);
    }
}
