package ghanti.flow;

/**
 * A flow as it was read from its file.
 *
 * @param file as the user named it
 * @param text the whole file
 * @param places where its parts stand
 */
public record FlowFile(String file, String text, Flow flow, Places places) {

    /** An error at a part of the flow. */
    public Problem error(String sentence, String... path) {
        return problem(Problem.Severity.ERROR, sentence, path);
    }

    /** A warning at a part of the flow. */
    public Problem warning(String sentence, String... path) {
        return problem(Problem.Severity.WARNING, sentence, path);
    }

    private Problem problem(Problem.Severity severity, String sentence, String... path) {
        Place place = places.at(path);
        return new Problem(file, place.line(), place.column(), severity, sentence);
    }
}
