package ghanti.app;

import ghanti.emulator.TerminalText;
import ghanti.sound.AudioFolder.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The recorded prompts of a voice as a table; a narrow terminal gets it without the flows. */
final class RecordedTable {

    private static final int FILE = 10;
    private static final int SECONDS = 7;
    private static final int LEVEL = 7;
    private static final int FLOWS = 27;
    private static final int INDENT = 2;
    private static final int LEAST_TEXT = 26;
    private static final int BYTES_A_SECOND = 16_000;

    private final Terminal terminal;
    private final boolean words;
    private final boolean flows;

    /** @param words whether the words of values are shown too */
    RecordedTable(Terminal terminal, boolean words) {
        this.terminal = terminal;
        this.words = words;
        this.flows = terminal.width() >= INDENT + FILE + SECONDS + LEVEL + FLOWS + LEAST_TEXT;
    }

    List<String> lines(String voice, List<Recorded> recorded) {
        double seconds = recorded.stream().mapToDouble(Recorded::seconds).sum();
        List<String> lines = new ArrayList<>();
        lines.add(terminal.strong(voice)
                + String.format(
                        Locale.ROOT,
                        "   %d files, %.0f s, %.1f MB",
                        recorded.size(),
                        seconds,
                        seconds * BYTES_A_SECOND / 1e6));
        lines.add(terminal.faint(head("file", "s", "dBov", "flows") + "text"));
        int left = 0;
        for (Recorded one : recorded) {
            if (words || !one.users().contains("values")) {
                lines.addAll(row(one));
            } else {
                left++;
            }
        }
        if (left > 0) {
            lines.add(terminal.faint("  and " + left + " words of values; --words shows them"));
        }
        lines.add("");
        return lines;
    }

    private List<String> row(Recorded one) {
        String head = head(
                one.file().getFileName().toString().substring(0, FILE - 2),
                String.format(Locale.ROOT, "%.2f", one.seconds()),
                String.format(Locale.ROOT, "%.1f", one.level()),
                String.join(" ", one.users()));
        List<String> text = TerminalText.wrapped(one.clip().text(), terminal.width() - head.length());
        List<String> lines = new ArrayList<>();
        for (String line : text) {
            lines.add((lines.isEmpty() ? head : " ".repeat(head.length())) + line);
        }
        return lines;
    }

    private String head(String file, String seconds, String level, String users) {
        String head = " ".repeat(INDENT) + cell(file, FILE) + cell(seconds, SECONDS) + cell(level, LEVEL);
        return flows ? head + cell(users, FLOWS) : head;
    }

    /** Exactly as wide as its column, with at least a blank at the end. */
    private static String cell(String text, int width) {
        String shown = text.length() < width ? text : text.substring(0, width - 2) + "…";
        return shown + " ".repeat(width - shown.length());
    }
}
