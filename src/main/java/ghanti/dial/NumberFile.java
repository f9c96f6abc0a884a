package ghanti.dial;

import ghanti.call.PhoneNumbers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Numbers that are never called, one in each line, with words behind it that say why. What follows a {@code #} is a comment. If the
 * file vanishes, what it said last still counts.
 */
public final class NumberFile implements DialRules.NumberList {

    private static final Logger log = LoggerFactory.getLogger(NumberFile.class);

    private final Reread<Map<String, String>> file;

    public NumberFile(Path path) {
        file = new Reread<>(path, NumberFile::read);
    }

    @Override
    public Optional<String> reason(String number) {
        return file.last().map(list -> list.get(number));
    }

    private static Map<String, String> read(String text) {
        Map<String, String> reasons = new LinkedHashMap<>();
        int lineNumber = 0;
        for (String line : text.lines().toList()) {
            lineNumber++;
            String written = line.replaceFirst("#.*", "").strip();
            Optional<String> number = PhoneNumbers.e164(written.split("[,;\\s]", 2)[0]);
            if (number.isPresent()) {
                String why = written.replaceFirst("^[^,;\\s]*[,;\\s]*", "").strip();
                reasons.put(number.get(), why.isEmpty() ? "in the file" : why);
            } else if (!written.isEmpty()) {
                log.error("line {} of the do-not-call file is no number", lineNumber);
            }
        }
        return reasons;
    }
}
