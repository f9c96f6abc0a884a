package ghanti.speech;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers of one language as they are said, by ICU's rules. Safe for use by several threads at once. */
final class SpokenNumbers {

    private static final Pattern PARTS = Pattern.compile("[ -]");
    private static final String CARDINAL = "%spellout-cardinal";

    /** "Ninety nine lakh ninety nine thousand" and the like; nobody says a longer number into a telephone. */
    private static final int LONGEST = 8;

    private static final long[] LARGE = {1_000, 100_000, 10_000_000};

    private final Optional<RuleBasedNumberFormat> rules;
    private final Map<String, String> asIcuWrites = new HashMap<>();
    private final Map<String, Long> ofOneWord = new HashMap<>();

    /** @param more words for numbers beside those of the rules */
    SpokenNumbers(String language, Map<String, Long> more) {
        rules = NumberRules.of(language);
        rules.ifPresent(format -> {
            // "Twenty five" is only with leniency the same as "twenty-five"; elsewhere it costs time and brings
            // nothing.
            format.setLenientParseMode(language.equals("en"));
            for (long number = 0; number <= 100; number++) {
                learn(format, number);
            }
            // Marathi has a word for each hundred, and another one where more follows.
            for (long number = 201; number < 1000; number += 100) {
                learn(format, number - 1);
                learn(format, number - 100);
            }
            learn(format, 901);
            for (long number : LARGE) {
                learn(format, number);
            }
        });
        ofOneWord.putAll(more);
    }

    private void learn(RuleBasedNumberFormat format, long number) {
        String text = format.format(number, CARDINAL);
        PARTS.splitAsStream(text).forEach(part -> SpokenForm.words(part).forEach(word -> asIcuWrites.put(word, part)));
        List<String> words = SpokenForm.words(text);
        if (words.size() == 1) {
            ofOneWord.put(words.get(0), number);
        }
    }

    /**
     * A number said with the first of these words.
     *
     * @param value what it is
     * @param words how many of them say it
     */
    record Spelled(long value, int words) {}

    /** The longest number that a list of words begins with, written in digits or in words. */
    Optional<Spelled> at(List<String> words) {
        String first = words.get(0);
        if (first.chars().allMatch(Character::isDigit)) {
            return first.length() > 18 ? Optional.empty() : Optional.of(new Spelled(ofDigits(first), 1));
        }
        int most = 0;
        while (most < Math.min(LONGEST, words.size()) && asIcuWrites.containsKey(words.get(most))) {
            most++;
        }
        for (int length = most; length > 1; length--) {
            Optional<Long> value = parsed(words.subList(0, length));
            if (value.isPresent()) {
                return Optional.of(new Spelled(value.get(), length));
            }
        }
        return Optional.ofNullable(ofOneWord.get(first)).map(value -> new Spelled(value, 1));
    }

    private static long ofDigits(String digits) {
        long value = 0;
        for (int i = 0; i < digits.length(); i++) {
            value = 10 * value + Character.digit(digits.charAt(i), 10);
        }
        return value;
    }

    /** ICU adds up whatever it is given, as "one two" to 102; only what it would say itself is a number. */
    private Optional<Long> parsed(List<String> words) {
        List<String> written = new ArrayList<>();
        words.forEach(word -> written.add(asIcuWrites.getOrDefault(word, word)));
        String text = String.join(" ", written);
        return rules.flatMap(format -> {
            // ICU's formats may not be used by two threads at once.
            synchronized (format) {
                ParsePosition end = new ParsePosition(0);
                Spelled number = new Spelled(format.parse(text, end).longValue(), words.size());
                boolean all = end.getIndex() == text.length();
                return all
                                && SpokenForm.words(format.format(number.value(), CARDINAL))
                                        .equals(words)
                        ? Optional.of(number.value())
                        : Optional.empty();
            }
        });
    }
}
