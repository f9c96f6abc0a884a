package ghanti.emulator.stream;

import java.time.Duration;

/**
 * Something that the server sent and that Exotel refuses, drops or plays badly.
 *
 * @param at time since the first {@code start}
 * @param kind the sort of fault
 * @param sentence what was wrong and what Exotel expects
 */
public record StreamFault(Duration at, Kind kind, String sentence) {

    /** The sorts of fault. */
    public enum Kind {
        /** Not a JSON object in a text frame. */
        FRAME,
        /** An event that Exotel does not know. */
        EVENT,
        /** A {@code stream_sid} that is missing or another stream's. */
        STREAM_SID,
        /** A payload that is missing or not base64. */
        PAYLOAD,
        /** A payload below 3200 or above 100 000 bytes, or not a multiple of 320. */
        CHUNK_SIZE,
        /** A mark without a name. */
        MARK,
        /** Nothing was sent for so long that Exotel may close. */
        SILENT,
        /** The socket was closed before what was sent had been played. */
        CUT_OFF
    }
}
