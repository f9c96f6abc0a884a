package ghanti.dial;

import ghanti.call.Attempt;
import ghanti.call.Call;
import ghanti.call.Conversations;
import ghanti.call.Dialling;
import ghanti.call.PhoneNumbers;
import ghanti.dial.DialQueue.Pause;
import ghanti.dial.Telephony.Dialled;
import ghanti.flow.Flow;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Dials one call that is ours to dial, and notes what Exotel says to it. */
final class Dialer {

    private static final Logger log = LoggerFactory.getLogger(Dialer.class);

    private final Conversations conversations;
    private final Preparation preparation;
    private final Telephony telephony;
    private final DialQueue queue;
    private final Clock clock;

    Dialer(Conversations conversations, Preparation preparation, Telephony telephony, DialQueue queue, Clock clock) {
        this.conversations = conversations;
        this.preparation = preparation;
        this.telephony = telephony;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * May take most of a minute.
     *
     * @param attempt the one that is dialled
     * @param latest when nobody may be asked to dial it any more
     */
    void dial(Call call, Attempt attempt, Flow flow, Instant latest) {
        preparation.before(call, flow);
        if (clock.instant().isAfter(latest)) {
            log.error("call {} is not dialled: this server stood still for too long; it is looked up first", call.id());
            return;
        }
        log.info("dialling {} for call {}", PhoneNumbers.masked(call.request().to()), call.id());
        Dialled dialled = telephony.dial(call, flow.call().maxDuration());
        Instant now = clock.instant();
        if (dialled instanceof Dialled.Ringing ringing) {
            conversations.change(call.id(), dialing -> Dialling.ringing(dialing, attempt, ringing.callSid()));
        } else if (dialled instanceof Dialled.Refused refused) {
            log.warn("Exotel refused to dial call {}: {}", call.id(), refused.reason());
            conversations.change(
                    call.id(),
                    dialing -> Dialling.refused(
                            dialing, attempt, "Exotel refused to dial: " + refused.reason(), flow.call(), now));
        } else if (dialled instanceof Dialled.Later later) {
            log.warn("Exotel cannot dial call {} now: {}", call.id(), later.reason());
            Instant until = now.plus(later.pause());
            queue.pause(new Pause(until, later.reason(), 0));
            conversations.change(call.id(), dialing -> Dialling.postpone(dialing, attempt, until, later.reason(), now));
        } else if (dialled instanceof Dialled.Unclear unclear) {
            log.warn("nobody knows whether call {} rings ({}); it is looked up first", call.id(), unclear.reason());
        }
    }
}
