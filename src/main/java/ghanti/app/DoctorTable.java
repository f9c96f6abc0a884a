package ghanti.app;

import ghanti.doctor.Finding;
import ghanti.doctor.Finding.Level;
import ghanti.emulator.TerminalText;
import java.util.ArrayList;
import java.util.List;

/** Findings as a table for a terminal: how bad, what, and beneath it the way out. */
final class DoctorTable {

    private static final String GAP = "  ";
    private static final int LEVEL_WIDTH = 7;

    private final Terminal terminal;

    DoctorTable(Terminal terminal) {
        this.terminal = terminal;
    }

    List<String> lines(List<Finding> findings) {
        int name = findings.stream()
                .mapToInt(finding -> finding.check().length())
                .max()
                .orElse(0);
        int indent = LEVEL_WIDTH + GAP.length() + name + GAP.length();
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings) {
            String head = word(finding.level()) + GAP + padded(finding.check(), name) + GAP;
            for (String line : TerminalText.wrapped(finding.detail(), terminal.width() - indent)) {
                lines.add((head.isEmpty() ? " ".repeat(indent) : head) + line);
                head = "";
            }
            if (!finding.wayOut().isEmpty()) {
                String arrow = "→ ";
                for (String line : TerminalText.wrapped(finding.wayOut(), terminal.width() - indent - arrow.length())) {
                    lines.add(" ".repeat(indent) + arrow + terminal.strong(line));
                    arrow = "  ";
                }
            }
        }
        lines.add("");
        lines.add(summary(findings));
        return lines;
    }

    private static String summary(List<Finding> findings) {
        long failed = count(findings, Level.FAIL);
        long warned = count(findings, Level.WARN);
        long skipped = count(findings, Level.SKIPPED);
        String verdict = failed > 0 ? "Calls will fail: " + failed + " to mend" : "Nothing is broken";
        return verdict + (warned > 0 ? ", " + warned + " to look at" : "")
                + (skipped > 0 ? ", " + skipped + " not looked at" : "") + ".";
    }

    private static long count(List<Finding> findings, Level level) {
        return findings.stream().filter(finding -> finding.level() == level).count();
    }

    private String word(Level level) {
        String word = padded(level.word(), LEVEL_WIDTH);
        if (!terminal.colour()) {
            return word;
        }
        String colour = switch (level) {
            case OK -> "\u001b[32m";
            case WARN -> "\u001b[33m";
            case FAIL -> "\u001b[31m";
            case SKIPPED -> "\u001b[2m";
        };
        return colour + word + "\u001b[0m";
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
