package ghanti.emulator;

import ghanti.emulator.stream.Dialect;
import ghanti.emulator.stream.StreamHabits;

/**
 * How Exotel streams, and how it tells of a stream afterwards; docs/exotel-protocol.md, Voicebot and Passthru.
 *
 * @param habits what it does on the socket
 * @param dialect how it writes frames
 * @param form how the Passthru behind the stream is told
 * @param keepsQuery whether the query of a URL that an http address answered stays in the address
 * @param hangUpCompletes whether a stream that the callee ended is called completed, as in a sample, and not cancelled
 * @param throttled whether every stream is refused, as when the account has too many
 */
public record Streaming(
        StreamHabits habits,
        Dialect dialect,
        Form form,
        boolean keepsQuery,
        boolean hangUpCompletes,
        boolean throttled) {

    /** The forms of {@code Stream}. */
    public enum Form {
        /** {@code Stream[Status]} and the like, brackets encoded. */
        BRACKETS,
        /** The same with the brackets as they are. */
        RAW_BRACKETS,
        /** One parameter {@code Stream} with a JSON object. */
        JSON
    }

    /** As observed: frames of strings, encoded brackets, cancelled by a hang-up. */
    public static Streaming usual() {
        return new Streaming(StreamHabits.usual(), Dialect.observed(), Form.BRACKETS, false, false, false);
    }

    /** The same with other habits. */
    public Streaming with(StreamHabits other) {
        return new Streaming(other, dialect, form, keepsQuery, hangUpCompletes, throttled);
    }

    /** The same with other frames. */
    public Streaming with(Dialect other) {
        return new Streaming(habits, other, form, keepsQuery, hangUpCompletes, throttled);
    }

    /** The same, told in another form. */
    public Streaming with(Form other) {
        return new Streaming(habits, dialect, other, keepsQuery, hangUpCompletes, throttled);
    }

    /** The same, and queries stay in addresses. */
    public Streaming keepingQueries() {
        return new Streaming(habits, dialect, form, true, hangUpCompletes, throttled);
    }

    /** The same, and a hang-up completes a stream. */
    public Streaming completedByHangUp() {
        return new Streaming(habits, dialect, form, keepsQuery, true, throttled);
    }

    /** The same, and no stream is opened. */
    public Streaming throttling() {
        return new Streaming(habits, dialect, form, keepsQuery, hangUpCompletes, true);
    }
}
