package ghanti.emulator;

import java.time.Duration;

/**
 * What Exotel allows and where its behaviour varies; docs/exotel-protocol.md, Gather and Passthru. The limits are real
 * time: no {@link Tempo} stretches them.
 *
 * @param gatherLimit longest wait for the answer of a Gather
 * @param passthruLimit longest wait for the answer of a sync Passthru, SwitchCase included
 * @param greetingLimit longest wait for the answer of a Greeting, and for an audio file
 * @param noKeys how a request after a silent Gather says that nothing was pressed
 * @param keysLinger whether later requests go on carrying the keys of the last Gather
 * @param streaming how streams go
 */
public record Habits(
        Duration gatherLimit,
        Duration passthruLimit,
        Duration greetingLimit,
        NoKeys noKeys,
        boolean keysLinger,
        Streaming streaming) {

    /** How {@code digits} looks when nothing was pressed; both forms are seen. */
    public enum NoKeys {
        /** The parameter is missing. */
        ABSENT,
        /** The parameter holds two double quotes. */
        QUOTES
    }

    /** Gather and Greeting 5 s, Passthru 2 s, {@code digits} missing after silence and sent once after keys. */
    public static Habits usual() {
        return new Habits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                NoKeys.ABSENT,
                false,
                Streaming.usual());
    }

    /** The same, with another form of silence. */
    public Habits with(NoKeys form) {
        return new Habits(gatherLimit, passthruLimit, greetingLimit, form, keysLinger, streaming);
    }

    /** The same, with one limit for every applet. */
    public Habits withLimit(Duration limit) {
        return new Habits(limit, limit, limit, noKeys, keysLinger, streaming);
    }

    /** The same, with keys that stay on every request until the next Gather. */
    public Habits withLingeringKeys() {
        return new Habits(gatherLimit, passthruLimit, greetingLimit, noKeys, true, streaming);
    }

    /** The same, with other streams. */
    public Habits with(Streaming other) {
        return new Habits(gatherLimit, passthruLimit, greetingLimit, noKeys, keysLinger, other);
    }
}
