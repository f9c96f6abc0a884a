package ghanti.flow;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Days on which nobody is called, from a file with one of them in each line: {@code 2026-11-08}, and words for people behind it if
 * one likes. What follows a {@code #} is a comment.
 *
 * @param faults lines that are no day
 */
public record Holidays(Set<LocalDate> days, List<Fault> faults) {

    /** More lines that are wrong are no list of days at all. */
    private static final int MOST_FAULTS = 20;

    private static final int MOST_QUOTED = 40;

    private static final Pattern DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:\\s.*)?");

    /**
     * A line that cannot be read.
     *
     * @param line 1 upward
     */
    public record Fault(int line, String sentence) {}

    public Holidays {
        days = Set.copyOf(days);
        faults = List.copyOf(faults);
    }

    /** Reads the text of such a file. */
    public static Holidays parse(String text) {
        Set<LocalDate> days = new LinkedHashSet<>();
        List<Fault> faults = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String written = line.replaceFirst("#.*", "").replace("\uFEFF", "").strip();
            Optional<LocalDate> day = day(written);
            day.ifPresent(days::add);
            if (day.isEmpty() && !written.isEmpty() && faults.size() < MOST_FAULTS) {
                faults.add(new Fault(number, "\"" + quoted(written) + "\" is no day such as 2026-11-08"));
            }
        }
        return new Holidays(days, faults);
    }

    private static Optional<LocalDate> day(String written) {
        Matcher matcher = DAY.matcher(written);
        try {
            return matcher.matches() ? Optional.of(LocalDate.parse(matcher.group(1))) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String written) {
        return written.length() > MOST_QUOTED ? written.substring(0, MOST_QUOTED) + "…" : written;
    }
}
