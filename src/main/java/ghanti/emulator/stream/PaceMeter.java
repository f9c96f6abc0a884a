package ghanti.emulator.stream;

import java.time.Duration;

/** Measures {@link Pacing} as payloads come. Not for several threads. */
final class PaceMeter {
    /** Payloads closer together than this were sent in one go, to be ahead; they say nothing about a schedule. */
    private static final Duration BURST = Duration.ofMillis(10);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final StreamClock clock;
    private final Pacing.Lateness lateness = Pacing.Lateness.none();
    private long chunks;
    private Duration audio = Duration.ZERO;
    private int underruns;
    private Duration missing = Duration.ZERO;
    private Duration mostAhead = Duration.ZERO;
    private Duration longestQuiet = Duration.ZERO;
    private Duration lastCame = Duration.ZERO;
    private Duration lastLength = Duration.ZERO;
    private long lastEnd;

    PaceMeter(StreamClock clock) {
        this.clock = clock;
    }

    void came(Piece piece) {
        Duration now = clock.now();
        Duration gap = clock.at(piece.from()).minus(clock.at(lastEnd));
        Duration since = now.minus(lastCame);
        boolean continues = chunks > 0 && !piece.opens();
        if (continues && gap.compareTo(Duration.ZERO) > 0 && gap.compareTo(PAUSE) < 0) {
            underruns++;
            missing = missing.plus(gap);
        }
        if (continues && gap.compareTo(PAUSE) < 0 && since.compareTo(BURST) > 0) {
            lateness.add(since.minus(lastLength));
        }
        longestQuiet = longer(longestQuiet, since);
        Duration length = clock.at(piece.to()).minus(clock.at(piece.from()));
        mostAhead = longer(mostAhead, clock.at(piece.to()).minus(now));
        audio = audio.plus(length);
        lastCame = now;
        lastLength = length;
        lastEnd = piece.to();
        chunks++;
    }

    /** The server's silence so far. */
    Duration quietFor() {
        return clock.now().minus(lastCame);
    }

    Pacing measured() {
        Duration quiet = longer(longestQuiet, quietFor());
        return new Pacing(chunks, audio, underruns, missing, mostAhead, quiet, lateness.copy());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
