package ghanti.call;

import ghanti.call.AppletRequest.StreamEnd;
import ghanti.call.AppletTurn.Step;
import ghanti.call.Newcomers.Found;
import ghanti.engine.Engine;
import ghanti.engine.Session;
import ghanti.flow.CallPolicy;
import ghanti.flow.Flow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a request says of the line it came on, beside what it does to the conversation. Pure. */
record OnLine(AppletRequest request, Instant now) {

    /** Who answers only after the call has expired is told that it is no longer needed. */
    Call inTime(Call call) {
        Instant expires = call.request().expiresAt();
        return expires == null || now.isBefore(expires) ? call : Dialling.expire(call, now);
    }

    /** The step with what is known of the line from now on. */
    Step step(Found found, Step step, Flow flow) {
        if (step.call().equals(found.call())
                && request.stream().isEmpty()
                && (found.newSid() == null || found.call().hasOutcome())) {
            return step;
        }
        Call settled = settled(onTheLine(step.call()), flow.call());
        return new Step(settled, step.reply(), step.events());
    }

    /** The first request is the proof that the callee has answered. */
    private Call onTheLine(Call call) {
        Attempt attempt = call.lastAttempt();
        if (attempt == null || (call.status() == CallStatus.QUEUED && attempt.hasEnded())) {
            attempt = Attempt.dialing(call.attempts().size() + 1, null);
            List<Attempt> attempts = new ArrayList<>(call.attempts());
            attempts.add(attempt);
            call = call.withAttempts(attempts);
        }
        Call answered = call.withLastAttempt(
                recorded(attempt.withCallSid(request.callSid())).answered(now));
        return answered.status().canBecome(CallStatus.IN_PROGRESS) && !answered.hasOutcome()
                ? answered.withStatus(CallStatus.IN_PROGRESS, null)
                : answered;
    }

    private Attempt recorded(Attempt attempt) {
        return request.stream()
                .flatMap(StreamEnd::recordingUrl)
                .map(attempt::recorded)
                .orElse(attempt);
    }

    /** An ended conversation settles the call, unless it had its outcome before or is dialled again once the line is over. */
    private Call settled(Call call, CallPolicy policy) {
        Session session = call.session();
        if (session == null || session.outcome() == null || call.hasOutcome()) {
            return call;
        }
        if (Again.after(call, session.outcome(), policy, now).at().isPresent()) {
            return call;
        }
        boolean failed = Engine.FAILED.equals(session.outcome());
        Attempt line = call.lastAttempt();
        if (call.request().direction() == Direction.INBOUND && line != null && !line.hasEnded()) {
            // No callback comes for a line that came in; with the conversation ends what we know of it.
            call = call.withLastAttempt(line.ended("completed", now, line.recordingUrl()));
        }
        return call.withStatus(failed ? CallStatus.FAILED : CallStatus.COMPLETED, session.outcome());
    }
}
