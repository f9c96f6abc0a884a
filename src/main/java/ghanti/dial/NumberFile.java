package ghanti.dial;

import ghanti.call.PhoneNumbers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers that are never called, one in each line, with words behind it that say why. What follows a {@code #} is a comment. If the
 * file vanishes, what it said last still counts.
 */
public final class NumberFile implements DialRules.NumberList {

    private static final Logger log = LoggerFactory.getLogger(NumberFile.class);

    /** As people write numbers: with spaces, dashes and brackets between the digits. */
    private static final Pattern NUMBER = Pattern.compile("^[\"']?([+(]?[0-9][0-9 ()-]*[0-9])");

    private final Reread<Map<String, String>> file;

    public NumberFile(Path path) {
        file = new Reread<>(path, NumberFile::read);
    }

    @Override
    public Optional<String> reason(String number) {
        return file.last().map(list -> list.get(number));
    }

    /** The lines that hold no number, as sentences. */
    public static List<String> faults(String text) {
        List<String> faults = new ArrayList<>();
        lines(text, (line, entry) -> {
            if (entry.isEmpty()) {
                faults.add("line " + line + " does not begin with a phone number such as +919876543210");
            }
        });
        return faults;
    }

    private static Map<String, String> read(String text) {
        Map<String, String> reasons = new LinkedHashMap<>();
        lines(
                text,
                (line, entry) -> entry.ifPresentOrElse(
                        known -> reasons.put(known.number(), known.reason()),
                        () -> log.error("line {} of the do-not-call file is no number", line)));
        return reasons;
    }

    private record Entry(String number, String reason) {}

    private static void lines(String text, BiConsumer<Integer, Optional<Entry>> to) {
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String written = line.replaceFirst("#.*", "").replace("\uFEFF", "").strip();
            if (!written.isEmpty()) {
                to.accept(number, entry(written));
            }
        }
    }

    private static Optional<Entry> entry(String written) {
        Matcher digits = NUMBER.matcher(written);
        if (!digits.find()) {
            return Optional.empty();
        }
        String why =
                written.substring(digits.end()).replaceFirst("^[\"',;\\s]+", "").strip();
        return PhoneNumbers.e164(digits.group(1)).map(number -> new Entry(number, why.isEmpty() ? "in the file" : why));
    }
}
