package ghanti.emulator.stream;

/**
 * What the person at the other end does: told everything that happens on the stream, it acts through the call. It is told in
 * order, one thing at a time, and must not wait; {@link StreamCall#later} is for what comes later. One callee may take part in
 * many calls at once, so it keeps what it knows of a call by that call.
 */
@FunctionalInterface
public interface StreamCallee {

    /** Something happened, what the callee itself did included. */
    void happens(StreamCall call, StreamEvent event);

    /** A callee who listens and does nothing. */
    static StreamCallee quiet() {
        return (call, event) -> {};
    }

    /** Both, one after the other. */
    default StreamCallee and(StreamCallee other) {
        return (call, event) -> {
            happens(call, event);
            other.happens(call, event);
        };
    }
}
