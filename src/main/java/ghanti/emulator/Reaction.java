package ghanti.emulator;

import java.time.Duration;

/**
 * What a callee does once the words of a Gather are said, or while they are.
 *
 * @param keys the keys pressed, of {@code 0-9*#}; empty for none
 * @param duringPrompt whether it happens while the words are still being said
 * @param delay time from the beginning of the words if {@code duringPrompt}, else from their end
 * @param hangsUp whether the callee then hangs up. Keys that completed the Gather still reach the next applet
 */
public record Reaction(String keys, boolean duringPrompt, Duration delay, boolean hangsUp) {
    private static final Duration THINKING = Duration.ofMillis(1500);
    private static final Duration INTERRUPTING = Duration.ofSeconds(1);

    /** Refuses anything but telephone keys. */
    public Reaction {
        if (!keys.matches("[0-9*#]*")) {
            throw new IllegalArgumentException("\"" + keys + "\" are not telephone keys.");
        }
    }

    /** Says and presses nothing, this time. */
    public static Reaction silent() {
        return new Reaction("", false, Duration.ZERO, false);
    }

    /** Presses keys a moment after the words have ended. */
    public static Reaction press(String keys) {
        return new Reaction(keys, false, THINKING, false);
    }

    /** Presses keys while the words are being said. */
    public static Reaction pressDuringPrompt(String keys) {
        return new Reaction(keys, true, INTERRUPTING, false);
    }

    /** Hangs up a moment after the words have ended. */
    public static Reaction hangUp() {
        return new Reaction("", false, THINKING, true);
    }

    /** Hangs up while the words are being said. */
    public static Reaction hangUpDuringPrompt() {
        return new Reaction("", true, INTERRUPTING, true);
    }

    /** The same at another time; keys that come after the Gather's {@code input_timeout} come too late. */
    public Reaction after(Duration time) {
        return new Reaction(keys, duringPrompt, time, hangsUp);
    }

    /** The same, and then the callee hangs up. */
    public Reaction thenHangUp() {
        return new Reaction(keys, duringPrompt, delay, true);
    }

    boolean isSilence() {
        return keys.isEmpty() && !hangsUp;
    }
}
