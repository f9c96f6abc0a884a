package ghanti.campaign;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** CSV as RFC 4180 has it, delimited by what the first line is delimited by: a comma, a semicolon or a tab. */
final class CsvReader {

    private static final char QUOTE = '"';

    private final Characters text;
    private char delimiter;
    private List<String> cells = new ArrayList<>();
    private StringBuilder cell = new StringBuilder();
    private int length;
    private boolean over;

    CsvReader(Characters text) {
        this.text = text;
    }

    /**
     * One line, which quoted cells may stretch over several.
     *
     * @param number of the line it begins on, 1 upward
     * @param trouble what is wrong with it, or empty
     */
    record Line(int number, int characters, List<String> cells, String trouble) {

        boolean isBlank() {
            return trouble.isEmpty() && cells.stream().allMatch(String::isBlank);
        }
    }

    /** The next line, or empty at the end. */
    Optional<Line> next() throws IOException {
        while (delimiter == 0 && (text.peek() == '\n' || text.peek() == '\r')) {
            text.next();
        }
        if (over || text.peek() == Characters.END) {
            return Optional.empty();
        }
        int number = text.line();
        cells = new ArrayList<>();
        length = 0;
        String trouble = delimiter == 0 ? header() : line();
        boolean wasText = text.wasText();
        return Optional.of(new Line(number, length, List.copyOf(cells), wasText ? trouble : Rows.NOT_UTF_8));
    }

    /** The first line is read as one cell until its delimiter is known. */
    private String header() throws IOException {
        StringBuilder raw = new StringBuilder();
        boolean quoted = false;
        while (text.peek() != Characters.END && (quoted || (text.peek() != '\n' && text.peek() != '\r'))) {
            char next = (char) text.next();
            quoted ^= next == QUOTE;
            raw.append(next);
            if (raw.length() > Rows.LONGEST) {
                delimiter = ',';
                over = true;
                return Rows.TOO_LONG;
            }
        }
        delimiter = delimiter(raw);
        CsvReader names = new CsvReader(new Characters(new StringReader(raw.toString())));
        names.delimiter = delimiter;
        Optional<Line> line = names.next();
        text.next();
        cells.addAll(line.map(Line::cells).orElse(List.of()));
        return line.map(Line::trouble).orElse("");
    }

    private static char delimiter(StringBuilder header) {
        int[] counts = new int[3];
        String delimiters = ",;\t";
        boolean quoted = false;
        for (int i = 0; i < header.length(); i++) {
            quoted ^= header.charAt(i) == QUOTE;
            int which = delimiters.indexOf(header.charAt(i));
            if (!quoted && which >= 0) {
                counts[which]++;
            }
        }
        int most = counts[1] > counts[0] ? 1 : 0;
        return delimiters.charAt(counts[2] > counts[most] ? 2 : most);
    }

    private String line() throws IOException {
        while (true) {
            cell = new StringBuilder();
            String trouble = text.peek() == QUOTE ? quoted() : "";
            if (!trouble.isEmpty()) {
                return trouble;
            }
            int end = plain();
            cells.add(cell.toString());
            if (length > Rows.LONGEST) {
                return Rows.TOO_LONG;
            }
            if (end != delimiter) {
                return "";
            }
        }
    }

    /** Up to the delimiter, the end of the line or of the text, which is given; of a line that is too long nothing more is kept. */
    private int plain() throws IOException {
        while (true) {
            int next = text.next();
            if (next == Characters.END || next == '\n' || (next == delimiter && length <= Rows.LONGEST)) {
                length++;
                return next;
            }
            if (++length <= Rows.LONGEST) {
                cell.append((char) next);
            }
        }
    }

    private String quoted() throws IOException {
        text.next();
        while (true) {
            int next = text.next();
            if (next == Characters.END) {
                return "opens a quote that is never closed";
            }
            if (++length > Rows.LONGEST) {
                over = true;
                return Rows.TOO_LONG + ", or opens a quote that is not closed; what follows was not checked";
            }
            if (next != QUOTE) {
                cell.append((char) next);
            } else if (text.peek() == QUOTE) {
                text.next();
                cell.append(QUOTE);
            } else {
                return afterQuote();
            }
        }
    }

    private String afterQuote() throws IOException {
        int next = text.peek();
        if (next == delimiter || next == '\n' || next == '\r' || next == Characters.END) {
            return "";
        }
        int end = plain();
        while (end == delimiter) {
            end = plain();
        }
        return "has something behind a closing quote; a quote within quotes is written twice";
    }
}
