package ghanti.flow.check;

import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The keys that a prompt surely tells to press, as in "press 9", "नौ दबाएँ" and "nau dabaiye". What may be a count, a range or a
 * number of several digits is left alone: a warning that is wrong is worse than one that is missing.
 */
final class NamedKeys {

    private static final List<List<String>> WORDS = List.of(
            List.of("zero", "शून्य", "ज़ीरो", "जीरो", "shunya"),
            List.of("one", "एक", "ek"),
            List.of("two", "दो", "दोन", "do"),
            List.of("three", "तीन", "teen"),
            List.of("four", "चार", "chaar", "char"),
            List.of("five", "पाँच", "पांच", "पाच", "paanch", "panch"),
            List.of("six", "छह", "छः", "छे", "सहा", "chhah", "chhe"),
            List.of("seven", "सात", "saat"),
            List.of("eight", "आठ", "aath"),
            List.of("nine", "नौ", "नऊ", "nau"));

    private static final Map<String, String> KEYS = new TreeMap<>();

    static {
        for (int digit = 0; digit < WORDS.size(); digit++) {
            String key = String.valueOf(digit);
            WORDS.get(digit).forEach(word -> KEYS.put(word, key));
            KEYS.put(key, key);
            KEYS.put(String.valueOf((char) ('०' + digit)), key);
        }
    }

    /** Stands for a value, which may be a part of the number. */
    private static final String VALUE = "\uFFFC";

    private static final String WORD = "(?:" + String.join("|", KEYS.keySet()) + ")";
    private static final String INSIDE = "[\\p{L}\\p{M}\\p{Nd}" + VALUE + "]";

    private static final Pattern ENGLISH = Pattern.compile("(?<!" + INSIDE + ")(?<!not |never |n't |n’t )press (?<key>"
            + WORD + ")(?!" + INSIDE + ")(?! ?[-–/.:,]? ?(?:" + WORD + "(?!" + INSIDE + ")|[\\p{Nd}" + VALUE + "]))"
            + "(?! (?:to|through|till|until|of|or more|more|and a half|times?|keys?|buttons?|digits?|numbers?|at|by"
            + "|hundred|thousand|lakh)(?!" + INSIDE + "))");

    private static final Pattern HINDI = Pattern.compile("(?<!" + INSIDE
            + "|[-–/.:])(?<!(?:^|[^\\p{L}\\p{M}\\p{Nd}])(?:"
            + WORD + "|से|कोई|केवल|सिर्फ|सिर्फ़|बस|सौ|हज़ार|se|koi|kewal|keval|sirf|bas|sau|hazaar|" + VALUE + ") ?)"
            + "(?<key>" + WORD + ") (?:दबाएँ|दबाएं|दबायें|दबाइए|दबाइये|दबाओ|दाबा|dabaiye|dabaiyye|dabayen|dabaen|dabao)"
            + "(?!" + INSIDE + ")");

    private NamedKeys() {}

    /** The keys named in a text, 0 to 9. */
    static Set<String> in(Text text) {
        String words = text.pieces().stream()
                .map(piece -> piece instanceof Fixed fixed ? fixed.words() : VALUE)
                .collect(Collectors.joining())
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        Set<String> keys = new TreeSet<>();
        for (Pattern pattern : List.of(ENGLISH, HINDI)) {
            Matcher matcher = pattern.matcher(words);
            while (matcher.find()) {
                keys.add(KEYS.getOrDefault(matcher.group("key"), ""));
            }
        }
        keys.remove("");
        return keys;
    }
}
