package ghanti.flow.yaml;

import ghanti.flow.Place;
import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Collects what is wrong with one file, so that the author hears everything at once. */
final class Complaints {

    /** Nobody reads more at once, and a hostile file could have one for every few characters. */
    private static final int MOST = 1000;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final String file;
    private final TreeSet<Problem> problems = new TreeSet<>();
    private final List<Tree> lost = new ArrayList<>();
    private boolean cutOff;

    Complaints(String file) {
        this.file = file;
    }

    void error(Place place, String sentence) {
        add(place, Severity.ERROR, sentence);
    }

    void warning(Place place, String sentence) {
        add(place, Severity.WARNING, sentence);
    }

    /** On one line, also where it quotes a text of several. */
    private void add(Place place, Severity severity, String sentence) {
        String line = BREAKS.matcher(sentence).replaceAll(" ");
        if (problems.size() == MOST) {
            cutOff = true;
            return;
        }
        problems.add(new Problem(file, place.line(), place.column(), severity, line));
    }

    /** Remembers what was not understood: a node that is named there is not forgotten by its author. */
    void lost(Tree tree) {
        lost.add(tree);
    }

    /** Everything that was not understood. */
    List<Tree> lost() {
        return List.copyOf(lost);
    }

    /** Whether something that stands there is wrong. */
    boolean haveErrorAt(Place place) {
        return problems.stream()
                .anyMatch(problem ->
                        problem.isError() && problem.line() == place.line() && problem.column() == place.column());
    }

    boolean haveErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    List<Problem> all() {
        List<Problem> all = new ArrayList<>(problems);
        if (cutOff) {
            all.add(new Problem(
                    file, 1, 1, Severity.ERROR, "there are more than " + MOST + " problems; these were found first"));
        }
        return all;
    }
}
