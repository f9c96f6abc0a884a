package ghanti.speech;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;

/** Whole numbers in words, by ICU's rules. */
final class NumberWords {

    private record Key(String language, long number) {}

    /** ICU's formats are neither cheap to make nor safe to share; calls say the same few numbers again and again. */
    private final Cache<Key, String> said =
            Caffeine.newBuilder().maximumSize(20_000).build();

    /**
     * A number in words, such as "चार सौ पचास".
     *
     * @param language BCP 47 tag; Latin-script Hindi, for which ICU has no rules, gets the numeral
     */
    String of(long number, String language) {
        return said.get(new Key(language, number), NumberWords::spell);
    }

    private static String spell(Key key) {
        ULocale locale = ULocale.forLanguageTag(key.language());
        if (!locale.getScript().isEmpty()) {
            return Long.toString(key.number());
        }
        // English as spoken in India counts in lakhs and crores.
        ULocale spoken = locale.getLanguage().equals("en") ? new ULocale("en_IN") : locale;
        RuleBasedNumberFormat format = new RuleBasedNumberFormat(spoken, RuleBasedNumberFormat.SPELLOUT);
        return format.format(key.number());
    }
}
