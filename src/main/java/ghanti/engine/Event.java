package ghanti.engine;

import java.util.Map;

/** Something that happened in a turn, in the order it happened. */
public sealed interface Event {

    /** An answer was taken as it came. */
    record Answered(String node, String digits) implements Event {}

    /** An answer was not allowed. */
    record Rejected(String node, String digits) implements Event {}

    /** Nothing was pressed. */
    record Unanswered(String node) implements Event {}

    /**
     * An edge was taken.
     *
     * @param how what took it: a key, {@code go}, {@code exhausted}, {@code else}, or {@code if 1} upward
     */
    record Moved(String from, String how, String to) implements Event {}

    /**
     * A fetch came back.
     *
     * @param values what it brought, by the names of its answers
     */
    record Fetched(String node, Map<String, Object> values) implements Event {}

    /** A fetch did not come back, or was of no use. */
    record FetchFailed(String node, String reason) implements Event {}

    /** A transfer is over. */
    record Transferred(String node, boolean answered) implements Event {}

    /** The business is to hear this word at once. */
    record Reported(String word) implements Event {}

    /** A slip of the author that the conversation survived. */
    record Slipped(String node, String what) implements Event {}

    /** The conversation came to its end. */
    record Ended(String node, String outcome) implements Event {}
}
