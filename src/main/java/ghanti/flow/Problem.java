package ghanti.flow;

import java.util.Comparator;

/**
 * Something wrong in a flow file.
 *
 * @param file as the user named it
 * @param line 1 upward
 * @param column 1 upward
 * @param sentence what is wrong and what to write instead
 */
public record Problem(String file, int line, int column, Severity severity, String sentence)
        implements Comparable<Problem> {

    /** How bad it is: a flow with an error does not run. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private static final Comparator<Problem> BY_PLACE = Comparator.comparing(Problem::file)
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::sentence);

    /** True if the flow cannot run because of it. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public int compareTo(Problem other) {
        return BY_PLACE.compare(this, other);
    }

    /** {@code file:line:column: error: sentence}, the form that editors and terminals make clickable. */
    @Override
    public String toString() {
        String word = isError() ? "error" : "warning";
        return file + ":" + line + ":" + column + ": " + word + ": " + sentence;
    }
}
