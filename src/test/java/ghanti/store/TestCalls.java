package ghanti.store;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import java.time.Instant;
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
                call.updatedAt().plusMillis(5));
    }

    static Call at(Call call, Instant created) {
        return Call.fresh(call.id(), call.request(), created);
    }
}
