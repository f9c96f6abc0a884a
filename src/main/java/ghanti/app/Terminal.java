package ghanti.app;

import java.util.Map;
import picocli.CommandLine;

/**
 * What the user's terminal can show.
 *
 * @param width in cells
 * @param colour whether ANSI colours are welcome
 */
record Terminal(int width, boolean colour) {

    private static final int USUAL = 88;
    private static final int LEAST = 60;
    private static final int MOST = 120;

    static Terminal of(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        int width = columns.matches("[0-9]{1,4}") ? Integer.parseInt(columns) : USUAL;
        boolean colour = CommandLine.Help.Ansi.AUTO.enabled();
        return new Terminal(Math.max(LEAST, Math.min(MOST, width)), colour);
    }

    /** Whether somebody looks at it now, rather than at a file later. */
    boolean isInteractive() {
        return colour;
    }

    /** Faint text, where colours are welcome. */
    String faint(String text) {
        return colour ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    /** Strong text, where colours are welcome. */
    String strong(String text) {
        return colour ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
