package ghanti.dial;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.dial.CallingWindow.Opening;
import ghanti.dial.DialQueue.Pause;
import ghanti.flow.CallPolicy;
import java.time.Instant;
import java.util.Optional;

/** What a queued call waits for, for whoever asks why a telephone does not ring. */
public final class Waiting {

    private final CallingWindow window;

    public Waiting(CallingWindow window) {
        this.window = window;
    }

    /** In words; empty for a call that does not wait to be dialled. */
    public Optional<String> what(Call call, CallPolicy policy, Optional<Pause> pause, Instant now) {
        Instant due = call.dueAt();
        if (call.status() != CallStatus.QUEUED || due == null) {
            return Optional.empty();
        }
        if (due.isAfter(now)) {
            return Optional.of("its time, " + due);
        }
        Opening opening = window.opening(policy, now);
        if (opening.at().isAfter(now)) {
            return Optional.of(opening.at() + ", as " + opening.why());
        }
        return Optional.of(pause.filter(on -> on.until().isAfter(now))
                .map(on -> "the end of a pause at " + on.until() + ": " + on.reason())
                .orElse("its turn"));
    }
}
