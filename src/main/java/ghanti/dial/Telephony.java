package ghanti.dial;

import ghanti.call.Call;
import ghanti.call.LineReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whoever can ring a phone. */
public interface Telephony {

    /** Rings the callee of a call and connects the phone to its flow. May take half a minute. */
    Dialled dial(Call call, Duration maxDuration);

    /** What is known of a dial whose answer never came. */
    default Lookup lookUp(Call call, Instant dialledAt) {
        return new Lookup.Unknown("nobody can be asked");
    }

    /** Asks how a line stands whose end nobody told. May take ten seconds. */
    default Standing standing(String callSid) {
        return new Standing.Unknown("nobody can be asked");
    }

    /** How a line stands. */
    sealed interface Standing {

        /** It is over. */
        record Over(LineReport report) implements Standing {}

        /** It is dialled, rings or is talked on. */
        record UnderWay() implements Standing {}

        /** It could not be found out. */
        record Unknown(String reason) implements Standing {}
    }

    /** What a look-up found. */
    sealed interface Lookup {

        /** It rang, under these ids; several if the number was dialled more than once around that time. */
        record Rang(List<String> callSids) implements Lookup {}

        /** It never rang. */
        record NeverRang() implements Lookup {}

        /** It could not be found out. */
        record Unknown(String reason) implements Lookup {}
    }

    /** Rings a number and connects it to the Voicebot's own number, with no call of ours. May take half a minute. */
    default Dialled connect(String number) {
        return new Dialled.Refused("there is no number to connect to");
    }

    /** True if all that {@link #connect} needs is configured. */
    default boolean canConnect() {
        return false;
    }

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
