package ghanti.emulator.stream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What came of a stream.
 *
 * @param streamSid the stream's id; of several sockets one after the other, the last one's
 * @param ending how it ended
 * @param events what happened, in order
 * @param faults what the server did that Exotel would not like, in order
 * @param spoken the runs of sound that were heard, in order
 * @param pacing how evenly the server sent
 * @param heard what was heard; silence alone if the setup does not keep sound
 */
public record StreamReport(
        String streamSid,
        Ending ending,
        List<StreamEvent> events,
        List<StreamFault> faults,
        List<Spoken> spoken,
        Pacing pacing,
        HeardSound heard) {

    /** Copies the lists. */
    public StreamReport {
        events = List.copyOf(events);
        faults = List.copyOf(faults);
        spoken = List.copyOf(spoken);
    }

    /** The events of one kind. */
    public List<StreamEvent> events(StreamEvent.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).toList();
    }

    /** The last run of sound that was heard before that time was over; it may have gone on behind it. */
    public Optional<Spoken> before(Duration time) {
        return spoken.stream().filter(run -> run.from().compareTo(time) < 0).reduce((one, next) -> next);
    }

    /** The first run of sound that began at that time or later. */
    public Optional<Spoken> after(Duration time) {
        return spoken.stream().filter(run -> run.from().compareTo(time) >= 0).findFirst();
    }

    /**
     * How a stream ended; docs/exotel-protocol.md, Passthru.
     *
     * @param status what came of it
     * @param by who ended it
     * @param code the close code that went over the socket, 1006 for a lost connection, 0 if it was never open
     * @param duration from the first {@code start} to the end
     * @param error why it failed; empty if it did not
     */
    public record Ending(Status status, By by, int code, Duration duration, Optional<String> error) {}

    /** {@code Stream[Status]}. */
    public enum Status {
        COMPLETED,
        CANCELLED,
        FAILED
    }

    /** {@code Stream[DisconnectedBy]}. */
    public enum By {
        /** The server closed the socket. */
        BOT,
        /** The callee hung up. */
        USER,
        /** Neither: it failed, or Exotel ended it. */
        NA
    }
}
