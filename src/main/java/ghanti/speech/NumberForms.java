package ghanti.speech;

import ghanti.speech.NumberWords.Kind;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Forms of numbers that ICU's rules do not have, or write in a way that nobody says. */
final class NumberForms {

    /** What the end of a number is, and what is said for it. */
    private record Ending(Pattern found, String said) {

        static Ending of(String found, String said) {
            return new Ending(Pattern.compile("(?:" + found + ")$"), said);
        }

        String mend(String words) {
            return found.matcher(words).replaceFirst(said);
        }
    }

    /** ICU gives the form before a noun. */
    private static final Map<String, List<Ending>> ALONE = Map.of(
            "ta", List.of(Ending.of("ஒரு", "ஒன்று"), Ending.of("\u0bcaரு", "\u0bcaன்று")),
            "ml", List.of(Ending.of("^ഒരു", "ഒന്ന്")));

    /** ICU gives the form without a noun. */
    private static final Map<String, List<Ending>> COUNTED = Map.of("te", List.of(Ending.of("^ఒకటి", "ఒక")));

    /**
     * A long ī before the ending is short: वीस, but विसावा. After a vowel the ending is वा alone: दोनशेवा, not "दोनशेावा". And
     * पन्नासावा, as ICU itself has एकोणपन्नासावा.
     */
    private static final List<Ending> MARATHI = List.of(
            Ending.of("ीसा(व.)", "िसा$1"),
            Ending.of("([ािीुूेैोौऊ])ा(व.)", "$1$2"),
            Ending.of("पन्नास(व.)", "पन्नासा$1"));

    /** Before a postposition: दुसऱ्या, पाचव्या; and "પાંચમા". */
    private static final Map<String, List<Ending>> OBLIQUE =
            Map.of("mr", List.of(Ending.of("रा", "ऱ्या"), Ending.of("ा", "्या")), "gu", List.of(Ending.of("ો", "ા")));

    private NumberForms() {}

    /** The words of a number as they are said. */
    static String of(Kind kind, String language, String words) {
        return switch (kind) {
            case CARDINAL -> words;
            case ALONE -> mended(words, ALONE.getOrDefault(language, List.of()));
            case COUNTED -> mended(words, COUNTED.getOrDefault(language, List.of()));
            case ORDINAL, ORDINAL_FEMININE -> language.equals("mr") ? mended(words, MARATHI) : words;
            case ORDINAL_OBLIQUE -> {
                String said = language.equals("mr") ? mended(words, MARATHI) : words;
                yield firstOf(said, OBLIQUE.getOrDefault(language, List.of()));
            }
        };
    }

    private static String mended(String words, List<Ending> endings) {
        String said = words;
        for (Ending ending : endings) {
            said = ending.mend(said);
        }
        return said;
    }

    private static String firstOf(String words, List<Ending> endings) {
        return endings.stream()
                .map(ending -> ending.mend(words))
                .filter(said -> !said.equals(words))
                .findFirst()
                .orElse(words);
    }
}
