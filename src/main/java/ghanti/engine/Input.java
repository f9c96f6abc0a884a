package ghanti.engine;

import java.util.Map;

/** What a waiting node is told: mostly what the callee did about a question. */
public sealed interface Input {

    /**
     * Keys were pressed.
     *
     * @param digits {@code 0}-{@code 9}, {@code *} and {@code #}, at least one
     */
    record Keys(String digits) implements Input {}

    /** Something was said that is no answer to the question, or not surely one. */
    record Unclear() implements Input {}

    /** Nothing was pressed in time, once. */
    record Silence() implements Input {}

    /** Nothing was pressed through all the repeats that the line makes by itself. */
    record Exhausted() implements Input {}

    /**
     * What a fetch node asked for came back.
     *
     * @param values of the node's {@code into}, in the one form of their types
     */
    record Fetched(Map<String, Object> values) implements Input {}

    /** What a fetch node asked for did not come back, or was of no use. */
    record FetchFailed(String reason) implements Input {}

    /** The conversation with somebody else is over, or never began. */
    record Transferred(boolean answered) implements Input {}
}
