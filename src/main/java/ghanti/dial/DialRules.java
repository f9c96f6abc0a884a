package ghanti.dial;

import ghanti.call.Call;
import ghanti.dial.DialQueue.Choice;
import ghanti.dial.DialQueue.Facts;
import ghanti.dial.DialQueue.Facts.Usage;
import ghanti.dial.DialQueue.Pause;
import ghanti.flow.CallPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a call may be dialled now, and if not, when. Pure. */
public final class DialRules {

    /** Dials are spread evenly; only what fell behind by this much is caught up with. */
    private static final Duration CATCH_UP = Duration.ofSeconds(1);

    /** How soon to look whether a line has become free. */
    private static final Duration LINE_FREE = Duration.ofMillis(500);

    private final Limits limits;
    private final CallingWindow window;
    private final NumberList never;

    /** Numbers with the reason why they are on a list. */
    public interface NumberList {
        Optional<String> reason(String number);
    }

    DialRules(Limits limits, CallingWindow window, NumberList never) {
        this.limits = limits;
        this.window = window;
        this.never = never;
    }

    /** When calls of a flow may be dialled. */
    CallingWindow window() {
        return window;
    }

    Choice choose(Call call, CallPolicy policy, Facts facts, Instant now) {
        Instant expires = call.request().expiresAt();
        if (expires != null && !now.isBefore(expires)) {
            return new Choice.Never("it expired before it was dialled", true);
        }
        Optional<String> listed =
                facts.doNotCall().or(() -> never.reason(call.request().to()));
        if (listed.isPresent()) {
            return new Choice.Never("the number is on the do-not-call list: " + listed.get(), false);
        }
        Optional<Integer> daily = policy.dailyLimit();
        int today = facts.usage().dialsToday();
        if (daily.isPresent() && today >= daily.get()) {
            Instant tomorrow = window.opening(policy, tomorrow(policy, now)).at();
            return new Choice.CallWaits(tomorrow, "the number was rung " + today + " times today, as often as may be");
        }
        return crowded(facts, now).orElseGet(() -> paced(call, policy, facts, now));
    }

    private Optional<Choice> crowded(Facts facts, Instant now) {
        Usage usage = facts.usage();
        Optional<Pause> pause = facts.pause().filter(on -> on.until().isAfter(now));
        if (pause.isPresent()) {
            return Optional.of(new Choice.AllWait(pause.get().until()));
        }
        if (usage.lines() >= limits.atOnce()) {
            return Optional.of(new Choice.AllWait(now.plus(LINE_FREE)));
        }
        return usage.exophoneLines() >= limits.exophoneAtOnce()
                ? Optional.of(new Choice.LaneWaits(now.plus(LINE_FREE)))
                : Optional.empty();
    }

    private Choice paced(Call call, CallPolicy policy, Facts facts, Instant now) {
        Instant account = earliest(facts.paceFree(), now);
        Instant exophone = earliest(facts.exophoneFree(), now);
        if (account.isAfter(now)) {
            return new Choice.AllWait(account);
        }
        if (exophone.isAfter(now)) {
            return new Choice.LaneWaits(exophone);
        }
        return new Choice.Dial(
                proof(call, policy, facts, now),
                account.plus(step(limits.perMinute())),
                exophone.plus(step(limits.exophonePerMinute())));
    }

    private static Instant earliest(Instant free, Instant now) {
        Instant behind = now.minus(CATCH_UP);
        return free.isBefore(behind) ? behind : free;
    }

    private static Duration step(int perMinute) {
        return Duration.ofMinutes(1).dividedBy(perMinute);
    }

    private static Instant tomorrow(CallPolicy policy, Instant now) {
        LocalDate day = LocalDate.ofInstant(now, policy.zone()).plusDays(1);
        return day.atStartOfDay(policy.zone()).toInstant();
    }

    /** Why this number is rung at this second. */
    private String proof(Call call, CallPolicy policy, Facts facts, Instant now) {
        Usage usage = facts.usage();
        String due = call.dueAt() == null ? "" : "due since " + call.dueAt() + "; ";
        String today = policy.dailyLimit().isPresent()
                ? "; dial " + (usage.dialsToday() + 1) + " of "
                        + policy.dailyLimit().get() + " to this number today"
                : "";
        Instant since = call.dueAt() == null ? now : call.dueAt();
        String paused = facts.pause()
                .filter(pause -> pause.until().isAfter(since))
                .map(pause -> "; dialling was paused until " + pause.until() + ": " + pause.reason())
                .orElse("");
        return due + window.opening(policy, now).why() + today + "; not on the do-not-call list; line "
                + (usage.lines() + 1) + " of " + limits.atOnce() + paused;
    }
}
