package ghanti.speech;

import ghanti.flow.Languages;
import java.util.Map;

/** The few words a language needs beside its numbers. */
record Vocabulary(String rupee, String rupees, String paisa, String paise, String and, String yes, String no) {

    private static final Vocabulary ENGLISH = new Vocabulary("rupee", "rupees", "paisa", "paise", "and", "yes", "no");

    private static final Map<String, Vocabulary> BY_LANGUAGE = Map.of(
            "hi", new Vocabulary("रुपया", "रुपये", "पैसा", "पैसे", "और", "हाँ", "नहीं"),
            "hi-Latn", new Vocabulary("rupaya", "rupaye", "paisa", "paise", "aur", "haan", "nahin"),
            "mr", new Vocabulary("रुपया", "रुपये", "पैसा", "पैसे", "आणि", "हो", "नाही"),
            "en", ENGLISH);

    /** English serves for languages without words of their own yet. */
    static Vocabulary of(String language) {
        return BY_LANGUAGE.getOrDefault(Languages.anywhere(language), ENGLISH);
    }
}
