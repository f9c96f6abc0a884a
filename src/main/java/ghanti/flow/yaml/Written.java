package ghanti.flow.yaml;

import ghanti.flow.Place;
import java.util.List;

/**
 * Where a scalar stands as its author wrote it: in quotes or without, on one line or on several.
 *
 * @param lines of the whole file
 * @param from where it begins
 * @param to where it ends, on the last line that holds some of it
 */
record Written(List<String> lines, Place from, Place to) {

    /** Looking for each mistake in a longer text would keep a hostile file busy for long. */
    private static final int LONGEST_SEARCHED = 2000;

    /**
     * The place of a part of the scalar's text.
     *
     * @param text the scalar as it was understood
     * @param at where the part begins in it
     * @param end where it ends
     * @return where the scalar begins if the part is written in another way, with an escape or over the end of a line
     */
    Place of(String text, int at, int end) {
        if (text.length() > LONGEST_SEARCHED) {
            return from;
        }
        String part = text.substring(at, end);
        int before = 0;
        for (int i = text.indexOf(part); i < at; i = text.indexOf(part, i + 1)) {
            before++;
        }
        return occurrence(part, before);
    }

    private Place occurrence(String part, int before) {
        int left = before;
        for (int line = from.line(); line <= Math.min(to.line(), lines.size()); line++) {
            String written = lines.get(line - 1);
            int end = line == to.line() ? index(written, to.column()) : written.length();
            int i = written.indexOf(part, line == from.line() ? index(written, from.column()) : 0);
            while (i >= 0 && i + part.length() <= end) {
                // ${NAME} is no value of a call, and gone from the text when that is looked for.
                boolean environment = i > 0 && written.charAt(i - 1) == '$';
                if (!environment && left-- == 0) {
                    return new Place(line, written.codePointCount(0, i) + 1);
                }
                i = written.indexOf(part, i + 1);
            }
        }
        return from;
    }

    /** Columns count characters of Unicode. */
    private static int index(String line, int column) {
        int characters = line.codePointCount(0, line.length());
        return line.offsetByCodePoints(0, Math.min(column - 1, characters));
    }
}
