package ghanti.call;

import ghanti.call.LineReport.End;
import ghanti.engine.Engine;
import ghanti.flow.CallPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the end of a line does to a call. Pure. A conversation that has its outcome keeps it; the line's facts are added to
 * the attempt all the same. A call of which another attempt is to follow is queued again.
 */
final class LineEnd {

    private LineEnd() {}

    /** The call after the report; unchanged if it says nothing new. */
    static Call apply(Call call, LineReport report, CallPolicy policy, Instant now) {
        int index = indexOf(call, report.callSid());
        if (index < 0) {
            return call;
        }
        Attempt attempt = call.attempts().get(index);
        Attempt known = report.callSid().map(attempt::withCallSid).orElse(attempt);
        Attempt told = report.end().map(end -> ended(known, end, report, now)).orElse(known);
        Call changed = told.equals(attempt) ? call : call.withAttempt(index, told);
        boolean isOpen =
                index == call.attempts().size() - 1 && !call.hasOutcome() && call.status() != CallStatus.QUEUED;
        return report.end().isPresent() && isOpen
                ? closed(changed, wordFor(changed, told, report), policy, now)
                : changed;
    }

    /** A report belongs to the attempt of its line. One that names no line, or a new one, is about the attempt under way. */
    private static int indexOf(Call call, Optional<String> callSid) {
        List<Attempt> attempts = call.attempts();
        for (int index = 0; index < attempts.size(); index++) {
            if (callSid.isPresent() && callSid.get().equals(attempts.get(index).callSid())) {
                return index;
            }
        }
        int last = attempts.size() - 1;
        boolean another = last > 0 && callSid.isPresent() && attempts.get(last).callSid() != null;
        return another ? -1 : last;
    }

    private static Attempt ended(Attempt attempt, End end, LineReport report, Instant now) {
        return attempt.ended(
                end.name().toLowerCase(Locale.ROOT), now, report.recordingUrl().orElse(attempt.recordingUrl()));
    }

    private static String wordFor(Call call, Attempt attempt, LineReport report) {
        End end = report.end().orElseThrow();
        if (call.session() != null && call.session().outcome() != null) {
            return call.session().outcome();
        }
        boolean answered = attempt.answeredAt() != null || report.conversed() || end == End.COMPLETED;
        return answered ? Again.HUNG_UP : end.name().toLowerCase(Locale.ROOT);
    }

    private static Call closed(Call call, String word, CallPolicy policy, Instant now) {
        Again again = Again.after(call, word, policy, now);
        if (again.at().isPresent()) {
            return call.again(
                            new Past(word, call.node(), call.turns()),
                            again.at().get())
                    .decided("again", again.why() + "; due at " + again.at().get(), now);
        }
        Call finished = call.withStatus(statusOf(word, call), word);
        return policy.retries().isEmpty() || call.request().direction() == Direction.INBOUND
                ? finished
                : finished.decided("not_again", again.why(), now);
    }

    /** What the call is once nothing follows, for the word of its last attempt. */
    static CallStatus statusOf(String word, Call call) {
        boolean conversed = call.session() != null && call.session().ended();
        if (word.equals(Engine.FAILED)) {
            return CallStatus.FAILED;
        }
        return conversed || word.equals(Again.HUNG_UP)
                ? CallStatus.COMPLETED
                : CallStatus.of(word).orElse(CallStatus.COMPLETED);
    }

    /** An inbound call of which nothing was heard since a moment: nobody tells us when its line ends. */
    static Call quiet(Call call, Instant since, CallPolicy policy, Instant now) {
        boolean waits = call.request().direction() == Direction.INBOUND
                && !call.hasOutcome()
                && !call.updatedAt().isAfter(since);
        LineReport gone = new LineReport(Optional.empty(), Optional.of(End.COMPLETED), true, Optional.empty());
        return waits ? apply(call, gone, policy, now) : call;
    }
}
