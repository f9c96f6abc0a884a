package ghanti.call;

import ghanti.call.LineReport.End;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What dialling does to a call. Pure; each is a change for {@link Conversations#change}. */
public final class Dialling {

    private Dialling() {}

    /** Notes that Exotel is asked to dial, before it is asked; unchanged if the call no longer waits for it. */
    public static Call begin(Call call, Instant now) {
        if (call.status() != CallStatus.QUEUED) {
            return call;
        }
        List<Attempt> attempts = new ArrayList<>(call.attempts());
        attempts.add(new Attempt(attempts.size() + 1, null, "dialing", now, null, null, null));
        return call.withAttempts(attempts).withStatus(CallStatus.DIALING, null);
    }

    /** Notes Exotel's id of the line. The callback or the first applet may have brought it before. */
    public static Call ringing(Call call, String callSid) {
        Attempt attempt = call.lastAttempt();
        return attempt == null || attempt.callSid() != null ? call : call.withLastAttempt(attempt.withCallSid(callSid));
    }

    /** Nothing rang, and it may be tried later; the attempt never was. */
    public static Call postpone(Call call) {
        if (call.status() != CallStatus.DIALING || call.attempts().isEmpty()) {
            return call;
        }
        List<Attempt> attempts =
                new ArrayList<>(call.attempts().subList(0, call.attempts().size() - 1));
        return call.withAttempts(attempts).withStatus(CallStatus.QUEUED, null);
    }

    /** Nothing rang and nothing will. */
    public static Call refused(Call call, Instant now) {
        return LineEnd.apply(
                call, new LineReport(Optional.empty(), Optional.of(End.FAILED), false, Optional.empty()), now);
    }

    /** Exotel never told how the line ended, and by now it must have. */
    public static Call lost(Call call, Instant now) {
        return call.hasOutcome() ? call : refused(call, now);
    }

    /** Its time has passed before it was dialled. */
    public static Call expire(Call call) {
        return call.status() == CallStatus.QUEUED
                ? call.withStatus(CallStatus.EXPIRED, CallStatus.EXPIRED.word())
                : call;
    }

    /** The business no longer wants it; unchanged once it has been dialled. */
    public static Call cancel(Call call) {
        return call.status() == CallStatus.QUEUED
                ? call.withStatus(CallStatus.CANCELLED, CallStatus.CANCELLED.word())
                : call;
    }
}
