package ghanti.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One ringing of the callee's phone, or one call that came in.
 *
 * @param number 1 upward
 * @param callSid Exotel's id of the line, once known
 * @param status the line's own word: {@code dialing}, {@code in_progress}, then Exotel's last word in our spelling
 * @param dialedAt when Exotel was asked to dial; null if the call came in
 * @param answeredAt when the first applet asked, the earliest proof that somebody is there
 * @param past its conversation, once another attempt was to follow; null while it is the call's own
 */
public record Attempt(
        int number,
        @Nullable String callSid,
        String status,
        @Nullable Instant dialedAt,
        @Nullable Instant answeredAt,
        @Nullable Instant endedAt,
        @Nullable String recordingUrl,
        @Nullable Past past) {

    /** An attempt that Exotel is asked for, or one that came in where {@code at} is null. */
    static Attempt dialing(int number, @Nullable Instant at) {
        return new Attempt(number, null, "dialing", at, null, null, null, null);
    }

    /** True once its line has ended. */
    public boolean hasEnded() {
        return endedAt != null;
    }

    /** The same attempt under Exotel's id; the first id it got stays. */
    Attempt withCallSid(String sid) {
        return callSid != null
                ? this
                : new Attempt(number, sid, status, dialedAt, answeredAt, endedAt, recordingUrl, past);
    }

    /** The same attempt with somebody on the line. */
    Attempt answered(Instant at) {
        return answeredAt != null
                ? this
                : new Attempt(
                        number,
                        callSid,
                        hasEnded() ? status : "in_progress",
                        dialedAt,
                        at,
                        endedAt,
                        recordingUrl,
                        past);
    }

    /** The same attempt with Exotel's recording of it; the first that was told stays. */
    Attempt recorded(String url) {
        return recordingUrl != null
                ? this
                : new Attempt(number, callSid, status, dialedAt, answeredAt, endedAt, url, past);
    }

    /** The same attempt, over. */
    Attempt ended(String lastWord, Instant at, @Nullable String recording) {
        // A second word on a line that is over is late or repeated; only "failed" may have been our own guess.
        String finalStatus = hasEnded() && !status.equals("failed") ? status : lastWord;
        return new Attempt(
                number, callSid, finalStatus, dialedAt, answeredAt, endedAt == null ? at : endedAt, recording, past);
    }

    /** The same attempt with what was said in it, as another one follows. */
    Attempt followed(Past conversation) {
        return new Attempt(number, callSid, status, dialedAt, answeredAt, endedAt, recordingUrl, conversation);
    }
}
