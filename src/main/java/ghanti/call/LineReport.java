package ghanti.call;

import java.util.Optional;

/**
 * What Exotel tells about a line.
 *
 * @param callSid its id
 * @param end how it ended, empty if it has not
 * @param conversed true if Exotel itself says that somebody was on the line
 */
public record LineReport(
        Optional<String> callSid, Optional<End> end, boolean conversed, Optional<String> recordingUrl) {

    /** How a line can end. */
    public enum End {
        COMPLETED,
        NO_ANSWER,
        BUSY,
        FAILED
    }
}
