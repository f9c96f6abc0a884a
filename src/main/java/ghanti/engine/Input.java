package ghanti.engine;

/** What the callee did about a question. */
public sealed interface Input {

    /**
     * Keys were pressed.
     *
     * @param digits {@code 0}-{@code 9}, {@code *} and {@code #}, at least one
     */
    record Keys(String digits) implements Input {}

    /** Nothing was pressed in time, once. */
    record Silence() implements Input {}

    /** Nothing was pressed through all the repeats that the line makes by itself. */
    record Exhausted() implements Input {}
}
