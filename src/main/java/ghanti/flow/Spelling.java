package ghanti.flow;

import java.util.Collection;
import java.util.Optional;

/** Finds what an author meant who mistyped a name. */
public final class Spelling {

    /** More names than any flow has; comparing each with each would keep a hostile file busy for long. */
    private static final int MOST_COMPARED = 500;
    /** Names are shorter; so is what stands for one, unless it was written to keep us busy. */
    private static final int LONGEST_COMPARED = 64;
    /** More are no help in a sentence. */
    private static final int MOST_LISTED = 16;
    /** Of one or two characters any other name is as near. */
    private static final int TINY = 2;
    /** Up to here two mistakes make another name. */
    private static final int SHORT = 4;

    private Spelling() {}

    /** {@code " did you mean …?"} for the known name nearest to a mistyped one, else a list of what is known. */
    public static String suggestion(String typed, Collection<String> known) {
        return nearest(typed, known)
                .map(name -> "; did you mean \"" + name + "\"?")
                .orElse(known.isEmpty() || known.size() > MOST_LISTED ? "" : "; known are " + String.join(", ", known));
    }

    /** The known name that is so near to a mistyped one that it was surely meant. */
    public static Optional<String> nearest(String typed, Collection<String> known) {
        if (known.size() > MOST_COMPARED || typed.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String name : known) {
            int most = mistakes(Math.min(typed.length(), name.length()));
            boolean sameLetters = typed.equalsIgnoreCase(name);
            boolean similar = Math.abs(typed.length() - name.length()) <= most;
            int distance = sameLetters ? 0 : similar && most > 0 ? distance(typed, name) : Integer.MAX_VALUE;
            if (distance < least && (sameLetters || distance <= most)) {
                least = distance;
                best = name;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static int mistakes(int length) {
        return length <= TINY ? 0 : length <= SHORT ? 1 : 2;
    }

    /** Levenshtein's distance, where two neighbours that changed places are one mistake. */
    private static int distance(String a, String b) {
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : least(rows, a, b, i, j);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int least(int[][] rows, String a, String b, int i, int j) {
        int change = rows[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(change, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}
