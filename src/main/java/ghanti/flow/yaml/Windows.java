package ghanti.flow.yaml;

import ghanti.flow.CallPolicy.Window;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calling windows such as {@code 09:00-21:00}. */
public final class Windows {

    private static final Pattern WINDOW = Pattern.compile("([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})");

    private Windows() {}

    /** The window, or empty if the text is none; two equal times are none either. */
    public static Optional<Window> parse(String text) {
        Matcher matcher = WINDOW.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            LocalTime from = LocalTime.parse(matcher.group(1));
            LocalTime to = LocalTime.parse(matcher.group(2));
            return from.equals(to) ? Optional.empty() : Optional.of(new Window(from, to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
