package ghanti.dial;

import ghanti.call.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Calls that wait to be dialled, and what all servers must know of each other's dials. Each method is one transaction; all throw
 * {@link ghanti.call.StoreException} when the database does not answer.
 */
public interface DialQueue {

    /** The lanes that hold a call that is due, those that go first first. */
    List<Lane> lanes(Instant now);

    /**
     * Takes the call of a lane that is due longest and does with it what is chosen. To dial is noted in the same transaction: the call
     * is dialled by nobody else from then on, and if this server dies it is looked up.
     */
    Claimed claim(Lane lane, Terms terms, Instant now, Chooser chooser);

    /** Nothing is dialled by any server until then; a pause that lasts longer already stays. */
    void pause(Pause pause);

    /** The pause that is on, or was last. */
    Optional<Pause> lastPause();

    /** How the last dials went that were over at a moment or later, newest first: statuses of lines such as {@code failed}. */
    List<String> fates(Instant since, int most);

    /** How many lines are in use. */
    int linesInUse(Instant now);

    /** Forgets dials from before a moment. */
    void forgetDials(Instant before);

    /**
     * Nothing is dialled for a while.
     *
     * @param number how many pauses came one after the other, 1 upward; 0 for one that Exotel asked for
     */
    record Pause(Instant until, String reason, int number) {}

    /**
     * What a lane's calls have in common.
     *
     * @param exophone the number they are dialled from
     * @param today since when dials to a number count as of one day
     */
    record Terms(String exophone, Instant today) {}

    /** What is known when a call is about to be dialled. */
    record Facts(
            Usage usage, Instant paceFree, Instant exophoneFree, Optional<Pause> pause, Optional<String> doNotCall) {

        /**
         * What is in use.
         *
         * @param lines of the account
         * @param exophoneLines of the ExoPhone
         * @param dialsToday to the callee's number
         */
        public record Usage(int lines, int exophoneLines, int dialsToday) {}
    }

    /** Decides what to do with a call. Pure. */
    interface Chooser {
        Choice choose(Call call, Facts facts);
    }

    /** What is to be done with a call. */
    sealed interface Choice {

        /**
         * It is dialled.
         *
         * @param why the proof that it may be
         * @param paceFree when the account may dial next
         * @param exophoneFree when the ExoPhone may dial next
         */
        record Dial(String why, Instant paceFree, Instant exophoneFree) implements Choice {}

        /** Nothing may be dialled until then. */
        record AllWait(Instant until) implements Choice {}

        /** Nothing of this lane may be dialled until then. */
        record LaneWaits(Instant until) implements Choice {}

        /** This call may not be dialled until then. */
        record CallWaits(Instant until, String why) implements Choice {}

        /** This call is never dialled. */
        record Never(String why, boolean expired) implements Choice {}
    }

    /** What came of a claim. */
    sealed interface Claimed {

        /** The call is ours to dial. */
        record Ours(Call call, Duration late) implements Claimed {}

        /** It was left as it is; for this reason. */
        record Left(Call call, Choice choice) implements Claimed {}

        /** A call had gone, or another server had it; there may be more. */
        record Missed() implements Claimed {}

        /** The lane holds nothing that is due. */
        record Empty() implements Claimed {}
    }
}
