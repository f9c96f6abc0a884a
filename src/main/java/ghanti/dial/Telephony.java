package ghanti.dial;

import ghanti.call.Call;
import java.time.Duration;

/** Whoever can ring a phone. */
public interface Telephony {

    /** Rings the callee of a call and connects the phone to its flow. May take half a minute. */
    Dialled dial(Call call, Duration maxDuration);

    /** True if all that a dial needs is configured. */
    boolean isConfigured();

    /** What came of asking for a dial. */
    sealed interface Dialled {

        /** The phone is being rung. */
        record Ringing(String callSid) implements Dialled {}

        /** It was refused for good; nothing rang and asking again is no use. */
        record Refused(String reason) implements Dialled {}

        /** It was refused for now; nothing rang. */
        record Later(String reason, Duration pause) implements Dialled {}

        /** Nobody knows whether it rings. It must not be dialled again. */
        record Unclear(String reason) implements Dialled {}
    }
}
