package ghanti.recording;

import java.time.Duration;
import java.time.Instant;

/**
 * A recording as it lies in the folder; one that is still being written is as long as it is by now.
 *
 * @param callId whose it is
 * @param number 1 upward, one for each stream of the call
 * @param startedAt when its stream began, to the millisecond
 * @param bytes of the whole file
 */
public record Recording(String callId, int number, Instant startedAt, long bytes) {

    /** How long it lasts. */
    public Duration length() {
        return Duration.ofMillis((bytes - RecordingHeader.BYTES) / RecordingHeader.FRAME * 1000 / RecordingHeader.RATE);
    }
}
