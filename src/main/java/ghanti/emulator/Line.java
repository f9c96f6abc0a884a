package ghanti.emulator;

import ghanti.emulator.LineReport.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One call on the emulated network, from its dial to its last StatusCallback. */
public final class Line {
    private final LineFacts facts;
    private final CompletableFuture<LineReport> report = new CompletableFuture<>();
    private volatile LineStatus status = LineStatus.QUEUED;
    private volatile @Nullable End end;

    Line(LineFacts facts) {
        this.facts = facts;
    }

    /** Where a line's events are timed and noted. */
    record Pages(LineTime time, Notebook notebook) {}

    /** When and how the talking ended. */
    record End(Ending ending, Instant at) {}

    /** The CallSid. */
    public String sid() {
        return facts.sid();
    }

    /** Where the call is now. */
    public LineStatus status() {
        return status;
    }

    /**
     * Waits until the call is over and everything about it was posted.
     *
     * @param timeout in real time; a line that takes longer is an {@link IllegalStateException}
     */
    public LineReport join(Duration timeout) throws InterruptedException {
        try {
            return report.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Call " + sid() + " is not over after " + timeout.toMillis() + " ms: it is " + status.word() + ".",
                    e);
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("Call " + sid() + " broke off: " + e.getMessage(), e);
        }
    }

    LineFacts facts() {
        return facts;
    }

    @Nullable
    End end() {
        return end;
    }

    void is(LineStatus now) {
        status = now;
    }

    void ended(Ending ending, Instant at) {
        end = new End(ending, at);
        status = ending.status();
    }

    void complete(LineReport finished) {
        report.complete(finished);
    }

    void breakOff(Throwable cause) {
        report.completeExceptionally(cause);
    }

    boolean isOver() {
        return report.isDone();
    }
}
