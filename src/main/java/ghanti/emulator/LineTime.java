package ghanti.emulator;

import ghanti.emulator.LineReport.EndedBy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time of one call. It passes as the call's events need it, whatever the {@link Tempo}; so at tempo 0 a call lasts
 * as long as on a telephone by its own reckoning, and always equally long. Only the line's own thread lets it pass.
 */
final class LineTime {
    private final Instant start;
    private final Tempo tempo;
    private volatile Duration elapsed = Duration.ZERO;
    private @Nullable Duration limit;

    LineTime(Clock clock, Tempo tempo) {
        this.start = clock.instant();
        this.tempo = tempo;
    }

    Instant now() {
        return start.plus(elapsed);
    }

    Duration elapsed() {
        return elapsed;
    }

    /** Ends the call when that much more time has passed. */
    void endAfter(Duration time) {
        limit = elapsed.plus(time);
    }

    void pass(Duration time) throws LineOver {
        Duration end = limit;
        boolean tooLong = end != null && elapsed.plus(time).compareTo(end) > 0;
        Duration rest = tooLong && end != null ? end.minus(elapsed) : time;
        sleep(tempo.scaled(rest));
        elapsed = elapsed.plus(rest);
        if (tooLong) {
            limit = null;
            throw new LineOver(EndedBy.TIME_LIMIT);
        }
    }

    /** Counts what an exchange took in real time; at tempo 0 not even that. */
    void took(Duration realTime) {
        if (!tempo.stands()) {
            elapsed = elapsed.plus(realTime);
        }
    }

    /** What goes on in real time, as a stream does, has come so far since the call was dialled. */
    void reached(Duration time) {
        elapsed = elapsed.compareTo(time) < 0 ? time : elapsed;
    }

    /** How much may still pass; an hour is as good as any time. */
    Duration left(Duration most) {
        Duration end = limit;
        Duration left = end == null ? most : end.minus(elapsed);
        return left.compareTo(most) < 0 ? left : most;
    }

    /** Lets the time after the end of the call pass. */
    void forgetLimit() {
        limit = null;
    }

    private static void sleep(Duration time) throws LineOver {
        if (Thread.currentThread().isInterrupted()) {
            throw new LineOver(EndedBy.CLOSING);
        }
        if (time.isZero()) {
            return;
        }
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LineOver(EndedBy.CLOSING);
        }
    }
}
