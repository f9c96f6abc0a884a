package ghanti.flow.yaml;

import ghanti.flow.Place;
import ghanti.flow.Problem;
import ghanti.flow.Problem.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Collects what is wrong with one file, so that the author hears everything at once. */
final class Complaints {

    /** More names than any flow has; comparing each with each would keep a hostile file busy for long. */
    private static final int MOST_COMPARED = 500;

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final String file;
    private final TreeSet<Problem> problems = new TreeSet<>();

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
        problems.add(new Problem(file, place.line(), place.column(), severity, line));
    }

    boolean haveErrors() {
        return problems.stream().anyMatch(Problem::isError);
    }

    List<Problem> all() {
        return new ArrayList<>(problems);
    }

    /** {@code " Did you mean …?"} for the known name nearest to a mistyped one, else a list of what is known. */
    static String suggestion(String typed, Collection<String> known) {
        if (known.size() > MOST_COMPARED) {
            return "";
        }
        String best = "";
        int least = 3;
        for (String name : known) {
            boolean similar = Math.abs(typed.length() - name.length()) < least;
            int distance = similar ? distance(typed, name) : least;
            if (distance < least) {
                least = distance;
                best = name;
            }
        }
        if (!best.isEmpty()) {
            return "; did you mean \"" + best + "\"?";
        }
        return known.isEmpty() || known.size() > 12 ? "" : "; known are " + String.join(", ", known);
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
