package ghanti.call;

import ghanti.engine.Session;
import ghanti.flow.CallPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What dialling does to a call. Pure; each is a change for {@link Conversations#change}. */
public final class Dialling {

    private static final String NEVER = "never";

    private Dialling() {}

    /**
     * Notes that Exotel is asked to dial, before it is asked; unchanged if the call no longer waits for it.
     *
     * @param why the proof that it may be dialled now
     */
    public static Call begin(Call call, String why, Instant now) {
        if (call.status() != CallStatus.QUEUED) {
            return call;
        }
        List<Attempt> attempts = new ArrayList<>(call.attempts());
        attempts.add(Attempt.dialing(attempts.size() + 1, now));
        return call.withAttempts(attempts)
                .withStatus(CallStatus.DIALING, null)
                .dueAt(null)
                .decided("dialled", why, now);
    }

    /**
     * Notes Exotel's id of the line. The callback or the first applet may have brought it before, and even have ended the attempt:
     * unchanged if another one is under way.
     */
    public static Call ringing(Call call, Attempt dialled, String callSid) {
        return unclear(call, dialled)
                .map(attempt -> call.withLastAttempt(attempt.withCallSid(callSid)))
                .orElse(call);
    }

    /** Nothing rang, and it may be tried later; the attempt never was. Unchanged if it has been heard of since. */
    public static Call postpone(Call call, Attempt dialled, Instant until, String why, Instant now) {
        if (call.status() != CallStatus.DIALING || unclear(call, dialled).isEmpty()) {
            return call;
        }
        List<Attempt> attempts =
                new ArrayList<>(call.attempts().subList(0, call.attempts().size() - 1));
        return call.withAttempts(attempts)
                .withStatus(CallStatus.QUEUED, null)
                .dueAt(until)
                .decided("postponed", why + "; due at " + until, now);
    }

    /** It waits for a rule that is its own, such as how often its number may be rung on one day. */
    public static Call wait(Call call, Instant until, String why, Instant now) {
        return call.status() == CallStatus.QUEUED
                ? call.dueAt(until).decided("waits", why + "; due at " + until, now)
                : call;
    }

    /** That attempt, while it is under way and nobody has heard of its line. */
    private static Optional<Attempt> unclear(Call call, Attempt dialled) {
        return underWay(call, dialled).filter(attempt -> attempt.callSid() == null);
    }

    /** That attempt as it is now, until it is over. One that never was leaves its number to the next, so the time tells them apart. */
    private static Optional<Attempt> underWay(Call call, Attempt dialled) {
        return Optional.ofNullable(call.lastAttempt())
                .filter(last -> !last.hasEnded()
                        && last.number() == dialled.number()
                        && Objects.equals(last.dialedAt(), dialled.dialedAt()));
    }

    /**
     * Nothing rang and nothing will, or nobody can find out: it is not dialled again on doubt. Unchanged if the attempt's end has
     * become known since.
     */
    public static Call failed(Call call, Attempt dialled, String why, Instant now) {
        Attempt attempt = underWay(call, dialled).orElse(null);
        if (attempt == null) {
            return call;
        }
        Call over = call.withLastAttempt(attempt.ended("failed", now, attempt.recordingUrl()));
        if (over.hasOutcome()) {
            return over;
        }
        Call told = over.decided("failed", why, now);
        Session session = told.session();
        String held = session == null ? null : session.outcome();
        String word = held == null ? CallStatus.FAILED.word() : held;
        return told.withStatus(LineEnd.statusOf(word, told), word);
    }

    /** Exotel tells, when asked, how a line ended of which no callback came. */
    public static Call settled(Call call, LineReport report, CallPolicy policy, Instant now) {
        Call ended = LineEnd.apply(call, report, policy, now);
        return ended.equals(call)
                ? call
                : ended.decided("settled", "no callback came; Exotel was asked how the line ended", now);
    }

    /** Its time has passed before anybody answered. */
    public static Call expire(Call call, Instant now) {
        return call.session() == null && !call.hasOutcome()
                ? called(call, CallStatus.EXPIRED, "its time had passed before anybody answered", now)
                : call;
    }

    /** A rule forbids it for good, such as the do-not-call list. */
    public static Call never(Call call, String why, Instant now) {
        return call.status() == CallStatus.QUEUED
                ? call.withStatus(CallStatus.CANCELLED, CallStatus.CANCELLED.word())
                        .dueAt(null)
                        .decided(NEVER, why, now)
                : call;
    }

    /** Whether a rule, and not the business, kept it from being dialled. */
    static boolean wasForbidden(Call call) {
        return call.status() == CallStatus.CANCELLED
                && call.history().stream().anyMatch(decision -> decision.what().equals(NEVER));
    }

    /** Exotel refused the dial; as after any other failure the flow may want another attempt. */
    public static Call refused(Call call, Attempt dialled, String why, CallPolicy policy, Instant now) {
        if (underWay(call, dialled).isEmpty()) {
            return call;
        }
        LineReport failed =
                new LineReport(Optional.empty(), Optional.of(LineReport.End.FAILED), false, Optional.empty());
        return LineEnd.apply(call.decided("refused", why, now), failed, policy, now);
    }

    /** The business no longer wants it; unchanged once it has an outcome, or nobody asked us for it. */
    public static Call cancel(Call call, String why, Instant now) {
        return call.hasOutcome() || call.request().direction() == Direction.INBOUND
                ? call
                : called(call, CallStatus.CANCELLED, why, now);
    }

    /** Others are to be called instead. */
    public static Call giveUp(Call call, String why, Instant now) {
        if (call.status() != CallStatus.QUEUED) {
            return call;
        }
        Attempt last = call.lastAttempt();
        String word = last == null || last.past() == null
                ? CallStatus.EXPIRED.word()
                : last.past().outcome();
        return called(call, LineEnd.statusOf(word, call), why, now).withOutcome(word);
    }

    private static Call called(Call call, CallStatus status, String why, Instant now) {
        return call.withStatus(status, status.word()).dueAt(null).decided(status.word(), why, now);
    }
}
