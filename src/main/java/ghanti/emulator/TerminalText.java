package ghanti.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in a terminal's cells. Marks that sit above or below a letter take no cell, as most Devanagari marks do; the
 * vowel signs that stand beside their letter take one, as terminals give them one.
 */
public final class TerminalText {
    private static final Pattern WORD = Pattern.compile("\\S+");

    private TerminalText() {}

    static int width(String text) {
        return text.codePoints().map(TerminalText::width).sum();
    }

    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** Lines of at most that width, broken at spaces, and within a word only if the word alone is longer. */
    public static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        Matcher words = WORD.matcher(text);
        while (words.find()) {
            for (String piece : pieces(words.group(), width)) {
                if (!line.isEmpty() && width(line.toString()) + 1 + width(piece) > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(piece);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    private static List<String> pieces(String word, int width) {
        List<String> pieces = new ArrayList<>();
        StringBuilder piece = new StringBuilder();
        int used = 0;
        for (int letter : word.codePoints().toArray()) {
            int cells = width(letter);
            if (used + cells > width && !isMark(letter)) {
                pieces.add(piece.toString());
                piece.setLength(0);
                used = 0;
            }
            piece.appendCodePoint(letter);
            used += cells;
        }
        pieces.add(piece.toString());
        return pieces;
    }

    private static int width(int letter) {
        int type = Character.getType(letter);
        boolean none =
                type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
        return none ? 0 : 1;
    }

    private static boolean isMark(int letter) {
        return width(letter) == 0 || Character.getType(letter) == Character.COMBINING_SPACING_MARK;
    }
}
