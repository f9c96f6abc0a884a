package ghanti.dial;

import ghanti.call.Attempt;
import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.CallStore;
import ghanti.call.Conversations;
import ghanti.call.Dialling;
import ghanti.call.Flows;
import ghanti.call.Job;
import ghanti.call.PhoneNumbers;
import ghanti.dial.Telephony.Dialled;
import ghanti.dial.Telephony.Lookup;
import ghanti.flow.CallPolicy;
import ghanti.flow.Flow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what is due for one outbound call: waits for its time, dials it, and looks again when the line must be over.
 *
 * <p>That Exotel is asked is noted before it is asked. A server that dies in between leaves a call of which nobody knows
 * whether it rings. Such a call is looked up at Exotel, and dialled again only if Exotel says that it never rang: a vendor
 * who is rung twice for one order loses trust in both.
 */
public final class Dialer implements Job {

    private static final Logger log = LoggerFactory.getLogger(Dialer.class);

    /** Longest ringing that India's regulator allows, see docs/exotel-protocol.md, Outbound calls. */
    private static final Duration RINGING = Duration.ofSeconds(60);
    /** Exotel takes up to 30 s to place a call; before that, not finding it proves nothing. */
    private static final Duration ORIGINATION = Duration.ofSeconds(45);

    private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    /** Exotel's callback may be late; its own retries come after 5 minutes. */
    private static final Duration GRACE = Duration.ofMinutes(6);

    private final CallStore store;
    private final Conversations conversations;
    private final Flows flows;
    private final Preparation preparation;
    private final Telephony telephony;
    private final CallingWindow window;
    private final Pace pace;
    private final Clock clock;

    /** What decides whether a call may be placed now. */
    public record Rules(CallingWindow window, Pace pace) {}

    /** Where calls are found and changed. */
    public record Desk(CallStore store, Conversations conversations, Flows flows, Preparation preparation) {}

    /** Makes ready what a call will need once it is answered. Returns in a bounded time and does not fail. */
    public interface Preparation {
        void before(Call call, Flow flow);
    }

    public Dialer(Desk desk, Telephony telephony, Rules rules, Clock clock) {
        this.store = desk.store();
        this.conversations = desk.conversations();
        this.flows = desk.flows();
        this.preparation = desk.preparation();
        this.telephony = telephony;
        this.window = rules.window();
        this.pace = rules.pace();
        this.clock = clock;
    }

    @Override
    public Optional<Instant> run(String callId) {
        Call call = store.find(callId).orElse(null);
        if (call == null || call.status().isFinal()) {
            return Optional.empty();
        }
        Flow flow = flows.version(call.request().flow(), call.request().flowVersion())
                .orElseThrow(() ->
                        new IllegalStateException("flow " + call.request().flow() + " of call " + callId + " is gone"));
        return call.status() == CallStatus.QUEUED ? queued(call, flow) : underWay(call, flow.call());
    }

    private Optional<Instant> queued(Call call, Flow flow) {
        Instant now = clock.instant();
        Instant expires = call.request().expiresAt();
        if (expires != null && !now.isBefore(expires)) {
            conversations.change(call.id(), Dialling::expire);
            return Optional.empty();
        }
        Instant notBefore = call.request().notBefore();
        Instant wanted = notBefore != null && notBefore.isAfter(now) ? notBefore : now;
        Instant opening = window.opening(flow.call(), wanted);
        Optional<Instant> wait = opening.isAfter(now) ? Optional.of(opening) : pace.take(now);
        if (wait.isPresent()) {
            // A call that expires meanwhile is told so when it does, not when the window opens.
            return wait.map(at -> expires != null && expires.isBefore(at) ? expires : at);
        }
        preparation.before(call, flow);
        return dial(call, flow.call());
    }

    private Optional<Instant> dial(Call call, CallPolicy policy) {
        Optional<Call> begun = conversations.change(call.id(), waiting -> Dialling.begin(waiting, clock.instant()));
        boolean ours = begun.isPresent()
                && begun.get().status() == CallStatus.DIALING
                && begun.get().attempts().size() == call.attempts().size() + 1;
        if (!ours) {
            return Optional.of(clock.instant());
        }
        log.info("dialling {} for call {}", PhoneNumbers.masked(call.request().to()), call.id());
        Dialled dialled = telephony.dial(begun.get(), policy.maxDuration());
        if (dialled instanceof Dialled.Ringing ringing) {
            conversations.change(call.id(), now -> Dialling.ringing(now, ringing.callSid()));
        } else if (dialled instanceof Dialled.Refused refused) {
            log.warn("Exotel refused to dial call {}: {}", call.id(), refused.reason());
            conversations.change(call.id(), now -> Dialling.refused(now, clock.instant()));
            return Optional.empty();
        } else if (dialled instanceof Dialled.Later later) {
            log.warn("Exotel cannot dial call {} now: {}", call.id(), later.reason());
            conversations.change(call.id(), Dialling::postpone);
            return Optional.of(clock.instant().plus(later.pause()));
        } else if (dialled instanceof Dialled.Unclear unclear) {
            log.warn("nobody knows whether call {} rings ({}); it is looked up first", call.id(), unclear.reason());
            return Optional.of(clock.instant().plus(ORIGINATION));
        }
        return Optional.of(clock.instant().plus(lineTime(policy)));
    }

    private Optional<Instant> underWay(Call call, CallPolicy policy) {
        Attempt attempt = call.lastAttempt();
        Instant dialled = attempt == null || attempt.dialedAt() == null ? call.updatedAt() : attempt.dialedAt();
        Instant now = clock.instant();
        Instant over = dialled.plus(lineTime(policy));
        if (now.isBefore(over)) {
            boolean unclear = attempt != null && attempt.callSid() == null && attempt.answeredAt() == null;
            return unclear ? cleared(call, dialled, over) : Optional.of(over);
        }
        log.warn("Exotel never said how the line of call {} ended; closing it", call.id());
        conversations.change(call.id(), lost -> Dialling.lost(lost, now));
        return Optional.empty();
    }

    /** Asks Exotel what became of a dial whose answer never came: the server died over it, or the connection did. */
    private Optional<Instant> cleared(Call call, Instant dialled, Instant over) {
        Instant now = clock.instant();
        if (now.isBefore(dialled.plus(ORIGINATION))) {
            return Optional.of(dialled.plus(ORIGINATION));
        }
        Lookup lookup = telephony.lookUp(call, dialled);
        if (lookup instanceof Lookup.Unknown unknown) {
            log.warn("what became of the dial of call {} is still unclear: {}", call.id(), unknown.reason());
            Instant again = now.plus(LOOK_AGAIN);
            return Optional.of(again.isBefore(over) ? again : over);
        }
        Optional<String> ours = lookup instanceof Lookup.Rang rang
                ? rang.callSids().stream()
                        .filter(sid -> store.findBySid(sid).isEmpty())
                        .findFirst()
                : Optional.empty();
        if (ours.isPresent()) {
            conversations.change(call.id(), found -> Dialling.ringing(found, ours.get()));
            return Optional.of(over);
        }
        log.warn("call {} never rang; it is dialled again", call.id());
        conversations.change(call.id(), Dialling::postpone);
        return Optional.of(now);
    }

    private static Duration lineTime(CallPolicy policy) {
        return RINGING.plus(policy.maxDuration()).plus(GRACE);
    }
}
