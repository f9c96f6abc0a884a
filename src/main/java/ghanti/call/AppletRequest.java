package ghanti.call;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What an applet asks, freed of its wire format.
 *
 * @param flow name of the flow in the address
 * @param turn the position in the address, if it has one
 * @param callSid Exotel's id of the line
 * @param person the other end: the callee of an outbound call, the caller of an inbound one; as Exotel wrote it
 * @param incoming true if Exotel says that the person rang
 * @param customField given back as it was when the call was started
 * @param digits the keys pressed, empty if none
 * @param connected after a Connect applet whether somebody picked up there
 * @param stream how the Voicebot before it went, where there was one
 * @param moment Exotel's time of the request, which tells a repeat from a second press
 */
public record AppletRequest(
        Applet applet,
        String flow,
        OptionalInt turn,
        String callSid,
        String person,
        boolean incoming,
        Optional<String> customField,
        String digits,
        Optional<Boolean> connected,
        Optional<StreamEnd> stream,
        String moment) {

    /**
     * How the stream of a Voicebot before this applet ended.
     *
     * @param recordingUrl Exotel's recording of it, or empty
     * @param account how it went in Exotel's words, for the log
     */
    public record StreamEnd(Optional<String> recordingUrl, String account) {}

    /** The applets that carry a conversation. */
    public enum Applet {
        GATHER,
        PASSTHRU,
        SWITCH,
        GREETING,
        CONNECT
    }
}
