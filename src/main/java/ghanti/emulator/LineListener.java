package ghanti.emulator;

import ghanti.emulator.LineReport.EndedBy;
import ghanti.emulator.stream.StreamReport.Ending;
import java.time.Duration;

/**
 * Hears what happens on the lines, while it happens. Methods are called by the line's own thread, several lines at the
 * same time; what is not of interest need not be implemented.
 */
public interface LineListener {

    /** Exotel dials a person. */
    default void dialled(Moment moment, String person, String exoPhone) {}

    /** A person calls the ExoPhone, which Exotel answers at once. */
    default void incoming(Moment moment, String person, String exoPhone) {}

    /** The telephone rings. */
    default void ringing(Moment moment) {}

    /** The person dialled picks up. */
    default void answered(Moment moment) {}

    /** An applet was asked. */
    default void request(Moment moment, Exchange exchange) {}

    /** Words begin to be said, or audio to be played; they take that long. */
    default void heard(Moment moment, String words, Duration length) {}

    /** The callee pressed keys. */
    default void pressed(Moment moment, String keys) {}

    /** The callee let a Gather's time pass. */
    default void silent(Moment moment, Duration waited) {}

    /** A Voicebot opens a stream to that path. */
    default void streaming(Moment moment, String path) {}

    /** The callee begins to hear words on a stream; their number counts from 1 on each stream. */
    default void soundBegan(Moment moment, int prompt) {}

    /** The words are over, or cut; they took that long. It is known when the next ones begin, or after a second. */
    default void soundEnded(Moment moment, int prompt, Duration length) {}

    /** A stream has ended. */
    default void streamOver(Moment moment, Ending ending) {}

    /** A Connect rings somebody else. */
    default void connecting(Moment moment, String number) {}

    /** What came of that ringing, and how long they talked. */
    default void connected(Moment moment, String number, LineStatus status, Duration talked) {}

    /** Something was wrong with an answer. */
    default void fault(Moment moment, Fault fault) {}

    /** The call is over. */
    default void hungUp(Moment moment, EndedBy by, LineStatus status) {}

    /** A StatusCallback was posted; an answer of 0 means that there was none. */
    default void statusCallback(Moment moment, LineStatus status, int answer) {}

    /** Hears nothing. */
    static LineListener none() {
        return new LineListener() {};
    }

    /**
     * When and where.
     *
     * @param sid the call
     * @param callTime time of the call since it was dialled
     */
    record Moment(String sid, Duration callTime) {}

    /**
     * A request and its answer.
     *
     * @param applet the applet's name in its chain
     * @param path the address without host and token
     * @param status the HTTP status
     * @param took how long it took, in real time
     */
    record Exchange(String applet, String path, int status, Duration took) {}
}
