package ghanti.dial;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.CallStore;
import ghanti.call.Conversations;
import ghanti.call.Dialling;
import ghanti.call.Flows;
import ghanti.call.Job;
import ghanti.call.Outbound;
import ghanti.flow.Flow;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Rings when a call has waited too long: it expires, or others are called instead. Its jobs are named {@code x<call id>}. */
public final class Alarm implements Job {

    private static final String NAME = "x";

    private final CallStore store;
    private final Conversations conversations;
    private final Flows flows;
    private final Clock clock;

    public Alarm(CallStore store, Conversations conversations, Flows flows, Clock clock) {
        this.store = store;
        this.conversations = conversations;
        this.flows = flows;
        this.clock = clock;
    }

    /** The name of a call's alarm. */
    public static String job(String call) {
        return NAME + call;
    }

    /** Whether a job is one of an alarm. */
    public static boolean isOne(String job) {
        return job.startsWith(NAME);
    }

    @Override
    public Optional<Instant> run(String job) {
        Instant now = clock.instant();
        Call call = store.find(job.substring(NAME.length())).orElse(null);
        if (call == null || call.status() != CallStatus.QUEUED) {
            // Once it rings, the end of the line decides.
            return call == null || call.hasOutcome() ? Optional.empty() : next(call, now);
        }
        Instant expires = call.request().expiresAt();
        if (expires != null && !now.isBefore(expires)) {
            conversations.change(call.id(), late -> Dialling.expire(late, now));
            return Optional.empty();
        }
        Instant patience = patience(call).orElse(null);
        if (patience != null && !now.isBefore(patience)) {
            conversations.change(
                    call.id(),
                    late -> Dialling.giveUp(late, "nobody was reached in time; others are to be called", now));
            return Optional.empty();
        }
        return next(call, now);
    }

    private Optional<Instant> next(Call call, Instant now) {
        return flow(call).flatMap(flow -> Outbound.of(call, flow).alarm(now));
    }

    private Optional<Instant> patience(Call call) {
        return flow(call).flatMap(flow -> Outbound.of(call, flow).patience());
    }

    private Optional<Flow> flow(Call call) {
        return flows.version(call.request().flow(), call.request().flowVersion());
    }
}
