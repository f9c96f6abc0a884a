package ghanti.dial;

import ghanti.call.Attempt;
import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.CallStore;
import ghanti.call.CallStore.CallFilter;
import ghanti.call.Conversations;
import ghanti.call.Dialling;
import ghanti.call.Flows;
import ghanti.call.Job;
import ghanti.call.LineReport;
import ghanti.dial.Telephony.Lookup;
import ghanti.dial.Telephony.Standing;
import ghanti.flow.CallPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after one attempt until its end is known: the dial whose answer never came is looked up, and the line whose callback never
 * came is asked for. A vendor who is rung twice for one order loses trust in both, so nothing is dialled again on doubt.
 *
 * <p>Its jobs are named {@code <call id>/<attempt>}.
 */
public final class LineWatch implements Job {

    private static final Logger log = LoggerFactory.getLogger(LineWatch.class);

    private final CallStore store;
    private final Conversations conversations;
    private final Flows flows;
    private final Telephony telephony;
    private final Patience patience;
    private final Clock clock;

    /** Where calls are found and changed. */
    public record Desk(CallStore calls, Conversations conversations, Flows flows) {}

    public LineWatch(Desk desk, Telephony telephony, Patience patience, Clock clock) {
        this.store = desk.calls();
        this.conversations = desk.conversations();
        this.flows = desk.flows();
        this.telephony = telephony;
        this.patience = patience;
        this.clock = clock;
    }

    /** The name of the job that looks after an attempt. */
    public static String job(Call call) {
        return call.id() + "/" + call.attempts().size();
    }

    @Override
    public Optional<Instant> run(String job) {
        int slash = job.indexOf('/');
        String callId = slash < 0 ? job : job.substring(0, slash);
        Call call = store.find(callId).orElse(null);
        if (call == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (call.status() == CallStatus.QUEUED && call.dueAt() == null) {
            // It was queued before there was a queue.
            conversations.change(callId, queued -> queued.dueAt(now));
            return Optional.empty();
        }
        Attempt attempt = call.lastAttempt();
        if (attempt == null || attempt.hasEnded() || (slash >= 0 && !job.equals(job(call)))) {
            return Optional.empty();
        }
        return watched(call, attempt, now);
    }

    private Optional<Instant> watched(Call call, Attempt attempt, Instant now) {
        Instant placed = dialledAt(call, attempt).plus(patience.origination());
        if (now.isBefore(placed)) {
            return Optional.of(placed);
        }
        if (attempt.callSid() == null) {
            return lookedUp(call, attempt, now);
        }
        Instant over = over(call, attempt);
        if (now.isBefore(over)) {
            return attempt.answeredAt() == null ? Optional.of(unanswered(call, attempt, over, now)) : Optional.of(over);
        }
        return asked(call, attempt, attempt.callSid(), now);
    }

    /** Nobody may have answered, and the callback of that be lost: Exotel is asked once it has rung out. */
    private Instant unanswered(Call call, Attempt attempt, Instant over, Instant now) {
        Instant rungOut = dialledAt(call, attempt).plus(patience.ringing()).plus(patience.grace());
        if (now.isBefore(rungOut)) {
            return rungOut;
        }
        if (telephony.standing(String.valueOf(attempt.callSid())) instanceof Standing.Over ended) {
            CallPolicy policy = policy(call);
            conversations.change(call.id(), open -> Dialling.settled(open, ended.report(), policy, now));
        }
        return over;
    }

    private static Instant dialledAt(Call call, Attempt attempt) {
        return attempt.dialedAt() == null ? call.createdAt() : attempt.dialedAt();
    }

    /** When its line must be over and its callback have come. */
    private Instant over(Call call, Attempt attempt) {
        return dialledAt(call, attempt)
                .plus(patience.ringing())
                .plus(policy(call).maxDuration())
                .plus(patience.grace());
    }

    /** Asks Exotel what became of a dial whose answer never came: the server died over it, or the connection did. */
    private Optional<Instant> lookedUp(Call call, Attempt attempt, Instant now) {
        Lookup lookup = telephony.lookUp(call, dialledAt(call, attempt));
        if (lookup instanceof Lookup.Unknown unknown) {
            log.warn("what became of the dial of call {} is still unclear: {}", call.id(), unknown.reason());
            return later(call, attempt, now, "nobody could say whether it rang: " + unknown.reason());
        }
        // Counted first: a line that one of them takes meanwhile is then no longer free.
        int claimants = claimants(call);
        List<String> free = lookup instanceof Lookup.Rang rang
                ? rang.callSids().stream()
                        .filter(sid -> store.findBySid(sid).isEmpty())
                        .toList()
                : List.of();
        if (free.isEmpty()) {
            return neverRang(call, attempt, now);
        }
        if (claimants > 1 && (now.isBefore(over(call, attempt)) || free.size() < claimants)) {
            // Their callbacks tell by the address which is which; until then each of them may have rung.
            return later(call, attempt, now, claimants + " calls to its number wait to know whether they rang");
        }
        return rang(call, attempt, free.get(0), now);
    }

    private Optional<Instant> neverRang(Call call, Attempt attempt, Instant now) {
        log.warn("call {} never rang; it is dialled again", call.id());
        String why = "the answer to the dial never came, and Exotel says it never rang";
        conversations.change(call.id(), lost -> Dialling.postpone(lost, attempt, now, why, now));
        return Optional.empty();
    }

    private Optional<Instant> rang(Call call, Attempt attempt, String callSid, Instant now) {
        conversations.change(call.id(), found -> found(found, attempt, callSid, now));
        return Optional.of(now);
    }

    private static Call found(Call call, Attempt attempt, String callSid, Instant now) {
        Call found = Dialling.ringing(call, attempt, callSid);
        return found.equals(call)
                ? call
                : found.decided("found", "the answer to the dial never came; Exotel was asked, and it rang", now);
    }

    /** How many calls a line to its number may belong to, this one included. */
    private int claimants(Call call) {
        CallFilter sameNumber =
                new CallFilter(CallStatus.DIALING, null, null, call.request().to(), null, null, null, 200);
        return (int) store.list(sameNumber).stream()
                .map(Call::lastAttempt)
                .filter(last -> last != null && last.callSid() == null)
                .count();
    }

    /** Asks Exotel how a line ended that must be over. */
    private Optional<Instant> asked(Call call, Attempt attempt, String callSid, Instant now) {
        Standing standing = telephony.standing(callSid);
        if (standing instanceof Standing.Over ended) {
            LineReport report = ended.report();
            CallPolicy policy = policy(call);
            conversations.change(call.id(), open -> Dialling.settled(open, report, policy, now));
            return Optional.empty();
        }
        String why = standing instanceof Standing.Unknown unknown ? unknown.reason() : "it is said to be under way";
        log.warn("how the line of call {} ended is still unclear: {}", call.id(), why);
        return later(call, attempt, now, "nobody could say how its line ended: " + why);
    }

    private Optional<Instant> later(Call call, Attempt attempt, Instant now, String why) {
        if (now.isBefore(over(call, attempt).plus(patience.givenUp()))) {
            return Optional.of(now.plus(patience.again()));
        }
        log.error("call {} is given up: {}", call.id(), why);
        conversations.change(call.id(), lost -> Dialling.failed(lost, attempt, why, now));
        return Optional.empty();
    }

    private CallPolicy policy(Call call) {
        return flows.version(call.request().flow(), call.request().flowVersion())
                .orElseThrow(() -> new IllegalStateException(
                        "flow " + call.request().flow() + " of call " + call.id() + " is gone"))
                .call();
    }
}
