package ghanti.voicebot;

import java.util.Map;

/** What Exotel says on the socket; docs/exotel-protocol.md, Voicebot. */
sealed interface Frame {

    /** The first of all. */
    record Connected() implements Frame {}

    /**
     * The stream begins.
     *
     * @param streamSid Exotel's id of the stream, or empty
     * @param callSid Exotel's id of the line, or empty
     * @param rate samples a second, or 0 where none was said
     */
    record Start(String streamSid, String callSid, String from, String to, int rate, Map<String, String> custom)
            implements Frame {}

    /** Sound of the callee, not decoded yet. */
    record Media(String payload) implements Frame {}

    /** A key was pressed. */
    record Key(char key) implements Frame {}

    /** What was sent before a mark of ours has been heard. */
    record Mark(String name) implements Frame {}

    /** The stream is over. */
    record Stop(String reason) implements Frame {}

    /** Nothing that we know or want. */
    record Other(String what) implements Frame {}
}
