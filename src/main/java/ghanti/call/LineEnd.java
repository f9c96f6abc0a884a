package ghanti.call;

import ghanti.call.LineReport.End;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * What the end of a line does to a call. Pure. A conversation that has its outcome keeps it; the line's facts are added to
 * the attempt all the same.
 */
final class LineEnd {

    private LineEnd() {}

    /** The call after the report; unchanged if it says nothing new. */
    static Call apply(Call call, LineReport report, Instant now) {
        Attempt attempt = call.lastAttempt();
        if (attempt == null) {
            return call;
        }
        String sid = report.callSid().orElse(null);
        Attempt known = sid == null ? attempt : attempt.withCallSid(sid);
        if (report.end().isEmpty()) {
            return known.equals(attempt) ? call : call.withLastAttempt(known);
        }
        End end = report.end().get();
        Attempt over = known.ended(
                end.name().toLowerCase(Locale.ROOT), now, report.recordingUrl().orElse(known.recordingUrl()));
        Call closed = over.equals(attempt) ? call : call.withLastAttempt(over);
        return closed.hasOutcome() ? closed : finished(closed, over, end, report.conversed());
    }

    /** An inbound call of which nothing was heard since a moment: nobody tells us when its line ends. */
    static Call quiet(Call call, Instant since, Instant now) {
        boolean waits = call.request().direction() == Direction.INBOUND
                && !call.hasOutcome()
                && !call.updatedAt().isAfter(since);
        LineReport gone = new LineReport(Optional.empty(), Optional.of(End.COMPLETED), true, Optional.empty());
        return waits ? apply(call, gone, now) : call;
    }

    private static Call finished(Call call, Attempt attempt, End end, boolean conversed) {
        boolean answered = attempt.answeredAt() != null || conversed || end == End.COMPLETED;
        if (answered) {
            return call.withStatus(CallStatus.COMPLETED, "hung_up");
        }
        CallStatus status = switch (end) {
            case NO_ANSWER -> CallStatus.NO_ANSWER;
            case BUSY -> CallStatus.BUSY;
            case FAILED, COMPLETED -> CallStatus.FAILED;
        };
        return call.status().canBecome(status)
                ? call.withStatus(status, status.word())
                : call.withStatus(CallStatus.FAILED, CallStatus.FAILED.word());
    }
}
