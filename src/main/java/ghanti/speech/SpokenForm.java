package ghanti.speech;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Words as they are compared, not as they are shown: every recognizer spells a little differently. Case, punctuation and the dot
 * under a letter do not count, and there is one sign for what is said through the nose.
 */
final class SpokenForm {

    private static final Pattern UNSEEN = Pattern.compile("[\\u200b-\\u200f\\ufeff'\\u2019]");
    private static final Pattern DOT_BELOW_AND_ACCENTS = Pattern.compile("[\\u093c\\u0300-\\u036f]");
    private static final Pattern NASAL_BEFORE_CONSONANT =
            Pattern.compile("[\\u0919\\u091e\\u0923\\u0928\\u092e]\\u094d(?=[\\u0915-\\u0939])");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private SpokenForm() {}

    /** The words of a text, in order. */
    static List<String> words(String text) {
        String plain = Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFKD);
        plain = DOT_BELOW_AND_ACCENTS.matcher(plain).replaceAll("").replace('\u0901', '\u0902');
        plain = NASAL_BEFORE_CONSONANT.matcher(plain).replaceAll("\u0902").toLowerCase(Locale.ROOT);
        return BETWEEN_WORDS
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
