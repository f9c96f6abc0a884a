package ghanti.emulator.stream;

import java.time.Duration;

/**
 * Something that happened on a stream.
 *
 * @param at time since the first {@code start} was sent; before that, zero
 * @param kind what happened
 * @param detail the key, the mark's name, the sentence of a fault and the like; empty where there is nothing to say
 */
public record StreamEvent(Duration at, Kind kind, String detail) {

    /** What can happen. */
    public enum Kind {
        /** The socket was refused or did not open in time; detail says why. */
        REFUSED,
        /** {@code start} was sent; detail is the stream's id. */
        STARTED,
        /** The callee begins to hear words: the first sound after a pause of a second or after a key; detail is its number. */
        PROMPT_BEGINS,
        /** The words are over: nothing was heard for a second since then; detail is the prompt's number. */
        PROMPT_ENDED,
        /** A key was sent. */
        PRESSED,
        /** The server sent a mark. */
        MARK_RECEIVED,
        /** All audio before a mark was played, and it was sent back. */
        MARK_PLAYED,
        /** A mark was dropped by {@code clear}, and sent back nevertheless. */
        MARK_AFTER_CLEAR,
        /** The server sent {@code clear}; detail is how many milliseconds of audio were dropped. */
        CLEARED,
        /** Trouble that the callee or a test made; detail is the trouble. */
        TROUBLE,
        /** The server sent something that Exotel would not like; detail is the sentence. */
        FAULT,
        /** {@code stop} was sent; detail is the reason. */
        STOPPED,
        /** The socket was lost or dropped without a closing frame. */
        LOST,
        /** The socket was closed; detail is the code. */
        CLOSED
    }

    /** A line for a person. */
    @Override
    public String toString() {
        return String.format("%6.3f s  %s %s", at.toNanos() / 1e9, kind, detail).stripTrailing();
    }
}
