package ghanti.flow.yaml;

import ghanti.flow.Place;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Where and why a text is no YAML, in words for authors.
 *
 * @param place where the author has to look, which is not always where the reader gives up
 * @param sentence what is wrong, and what to write
 */
record YamlFault(Place place, String sentence) {

    static final String NO_BREAK = "a no-break space stands in the indentation of this line; write plain spaces";

    private static final Pattern BARE_KEY = Pattern.compile("(?:.*[{,])?\\s*([*#]):(?:\\s.*|)");
    private static final Pattern NO_BREAK_INDENT = Pattern.compile("\\s*[\\u00a0\\u2007\\u202f]");
    private static final Pattern SECOND_VALUE = Pattern.compile("\\S.*?:\\s.*");

    /** A reader gives up at the line that is wrong, or at the next that holds anything. */
    private static final int LINES_BEFORE = 2;

    /** What a reader that gave up there had to say of these lines. */
    static YamlFault of(MarkedYamlEngineException e, List<String> lines) {
        Place there = e.getProblemMark().map(YamlFault::place).orElse(new Place(1, 1));
        String problem = firstLine(e.getProblem());
        // Where a quote begins that never ends is far from where the reader gives up.
        if (e.getContext() != null && e.getContext().contains("quoted scalar")) {
            Place begin = e.getContextMark().map(YamlFault::place).orElse(there);
            return new YamlFault(
                    begin,
                    problem.contains("unexpected end of stream")
                            ? "a quote begins here and never ends"
                            : "this is not YAML: " + problem);
        }
        return near(there, lines).orElseGet(() -> new YamlFault(there, sentence(problem, there, lines)));
    }

    /** What authors get wrong so that YAML fails at it or somewhat later. */
    private static Optional<YamlFault> near(Place there, List<String> lines) {
        for (int number = there.line(); number >= Math.max(1, there.line() - LINES_BEFORE); number--) {
            String line = line(lines, number);
            Matcher bare = BARE_KEY.matcher(line);
            if (bare.matches()) {
                return Optional.of(new YamlFault(new Place(number, bare.start(1) + 1), quoted(bare.group(1))));
            }
            if (NO_BREAK_INDENT.matcher(line).lookingAt()) {
                return Optional.of(new YamlFault(new Place(number, 1), NO_BREAK));
            }
        }
        return Optional.empty();
    }

    /** What to say of a key that YAML takes for a sign of its own. */
    static String quoted(String key) {
        return "the key " + key + " must stand in quotes, \"" + key + "\"; without them YAML reads something else";
    }

    /** Whether a name begins with a space that is none. */
    static boolean beginsWithNoBreak(String name) {
        return NO_BREAK_INDENT.matcher(name).lookingAt();
    }

    private static String sentence(String problem, Place there, List<String> lines) {
        String line = line(lines, there.line());
        String before = line.substring(0, Math.min(line.length(), there.column() - 1));
        if (problem.contains("\\t(TAB)")) {
            return before.isBlank()
                    ? "YAML does not allow tabs for indentation; write spaces"
                    : "YAML does not allow a tab here; write a space";
        }
        if (problem.contains("unexpected end of stream")) {
            return "a quote begins here and never ends";
        }
        if (problem.startsWith("expected <block end>") && before.isBlank()) {
            return "this line is indented differently from its neighbours; begin it below one of them";
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return SECOND_VALUE.matcher(before.strip()).matches()
                    ? "a second \":\" on this line; a value that holds one must stand in quotes"
                    : "this line is indented deeper than the one it belongs to; begin it below its neighbours";
        }
        return "this is not YAML: " + problem;
    }

    static String firstLine(@Nullable String message) {
        return message == null
                ? "it cannot be read"
                : message.lines().findFirst().orElse("");
    }

    private static String line(List<String> lines, int number) {
        return number <= lines.size() ? lines.get(number - 1) : "";
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }
}
