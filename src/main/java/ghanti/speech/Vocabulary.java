package ghanti.speech;

import ghanti.flow.Languages;
import java.util.Map;

/**
 * The few words a language needs beside its numbers.
 *
 * @param rupee one of them; {@code rupees} several
 * @param and between the last two items of a list
 */
record Vocabulary(String rupee, String rupees, String paisa, String paise, String and, String yes, String no) {

    private static final Vocabulary ENGLISH = new Vocabulary("rupee", "rupees", "paisa", "paise", "and", "yes", "no");

    private static final Map<String, Vocabulary> BY_LANGUAGE = Map.ofEntries(
            Map.entry("en", ENGLISH),
            Map.entry("hi", new Vocabulary("रुपया", "रुपये", "पैसा", "पैसे", "और", "हाँ", "नहीं")),
            Map.entry("hi-Latn", new Vocabulary("rupaya", "rupaye", "paisa", "paise", "aur", "haan", "nahin")),
            Map.entry("mr", new Vocabulary("रुपया", "रुपये", "पैसा", "पैसे", "आणि", "हो", "नाही")),
            Map.entry("gu", new Vocabulary("રૂપિયો", "રૂપિયા", "પૈસો", "પૈસા", "અને", "હા", "ના")),
            Map.entry("pa", new Vocabulary("ਰੁਪਇਆ", "ਰੁਪਏ", "ਪੈਸਾ", "ਪੈਸੇ", "ਅਤੇ", "ਹਾਂ", "ਨਹੀਂ")),
            Map.entry("bn", new Vocabulary("টাকা", "টাকা", "পয়সা", "পয়সা", "এবং", "হ্যাঁ", "না")),
            Map.entry("or", new Vocabulary("ଟଙ୍କା", "ଟଙ୍କା", "ପଇସା", "ପଇସା", "ଏବଂ", "ହଁ", "ନା")),
            Map.entry("ta", new Vocabulary("ரூபாய்", "ரூபாய்", "பைசா", "பைசா", "மற்றும்", "ஆம்", "இல்லை")),
            Map.entry("te", new Vocabulary("రూపాయి", "రూపాయలు", "పైసా", "పైసలు", "మరియు", "అవును", "కాదు")),
            Map.entry("kn", new Vocabulary("ರೂಪಾಯಿ", "ರೂಪಾಯಿ", "ಪೈಸೆ", "ಪೈಸೆ", "ಮತ್ತು", "ಹೌದು", "ಇಲ್ಲ")),
            Map.entry("ml", new Vocabulary("രൂപ", "രൂപ", "പൈസ", "പൈസ", "കൂടാതെ", "അതെ", "അല്ല")));

    /** Whether the language has words of its own here. */
    static boolean has(String language) {
        return BY_LANGUAGE.containsKey(Languages.anywhere(language));
    }

    /** English serves for languages without words of their own. */
    static Vocabulary of(String language) {
        return BY_LANGUAGE.getOrDefault(Languages.anywhere(language), ENGLISH);
    }
}
