package ghanti.speech;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * ICU's spell-out rules, mended where a listener would stumble. A rule that is not found any more stops the start, so that
 * a new ICU cannot silently undo a repair.
 */
final class NumberRules {

    private NumberRules() {}

    /**
     * The rules of a language.
     *
     * @param tag of the language anywhere: "hi", "hi-Latn"
     * @return empty where ICU has none; it would speak English instead, without a word about it
     */
    static Optional<RuleBasedNumberFormat> of(String tag) {
        if (tag.equals("hi-Latn")) {
            return Optional.of(new RuleBasedNumberFormat(resource("hi-Latn.rbnf"), new ULocale("hi")));
        }
        ULocale asked = ULocale.forLanguageTag(tag);
        // English as spoken in India counts in lakhs and crores.
        ULocale locale = asked.getLanguage().equals("en") ? new ULocale("en_IN") : asked;
        RuleBasedNumberFormat rules = new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
        ULocale actual = rules.getLocale(ULocale.ACTUAL_LOCALE);
        if (!asked.getScript().isEmpty()
                || actual == null
                || !actual.getLanguage().equals(asked.getLanguage())) {
            return Optional.empty();
        }
        Map<String, String> repairs = repairs(asked.getLanguage());
        return Optional.of(repairs.isEmpty() ? rules : repaired(rules, repairs, locale));
    }

    private static Map<String, String> repairs(String language) {
        return switch (language) {
            case "hi" -> hindi();
            case "en" -> english();
            default -> Map.of();
        };
    }

    /**
     * The forms of the Kendriya Hindi Nideshalaya's standard for thirteen numbers that ICU spells otherwise, and the nasal
     * that its feminine ordinals lack.
     */
    private static Map<String, String> hindi() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("\n15: पन्द्रह;", "\n15: पंद्रह;");
        forms.put("\n44: चौवालीस;", "\n44: चवालीस;");
        forms.put("\n53: तिरेपन;", "\n53: तिरपन;");
        forms.put("\n63: तिरेसठ;", "\n63: तिरसठ;");
        forms.put("\n91: इक्यानबे;", "\n91: इक्यानवे;");
        forms.put("\n92: बानबे;", "\n92: बानवे;");
        forms.put("\n93: तिरानबे;", "\n93: तिरानवे;");
        forms.put("\n94: चौरानबे;", "\n94: चौरानवे;");
        forms.put("\n95: पंचानबे;", "\n95: पचानवे;");
        forms.put("\n96: छियानबे;", "\n96: छियानवे;");
        forms.put("\n97: सत्तानबे;", "\n97: सत्तानवे;");
        forms.put("\n98: अट्ठानबे;", "\n98: अट्ठानवे;");
        forms.put("\n99: निन्यानबे;", "\n99: निन्यानवे;");
        forms.put("\n0: शून्यवी;", "\n0: शून्यवीं;");
        forms.put("\n5: पाँचवी;", "\n5: पाँचवीं;");
        forms.put("\n7: =%spellout-cardinal=वी;", "\n7: =%spellout-cardinal=वीं;");
        return forms;
    }

    /**
     * Nobody in India says "trillion": beyond a crore come lakhs of crores. ICU knows that of cardinals up to a crore, and of no
     * ordinals: what is a million to it is "ten lakhth" here.
     */
    private static Map<String, String> english() {
        Map<String, String> forms = new LinkedHashMap<>();
        for (String more : new String[] {"trillion", "quadrillion"}) {
            String value = more.equals("trillion") ? "1000000000000" : "1000000000000000";
            forms.put("\n" + value + ": <%spellout-cardinal< " + more + ";", "");
            forms.put("\n" + next(value) + ": <%spellout-cardinal< " + more + " >%spellout-cardinal>;", "");
            forms.put("\n" + value + ": <%spellout-numbering< " + more + "th;", "");
            forms.put("\n" + next(value) + ": <%spellout-numbering< " + more + " >%spellout-ordinal>;", "");
        }
        addOrdinals("1000000", "million", "100000", "lakh", forms);
        addOrdinals("1000000000", "billion", "10000000", "crore", forms);
        return forms;
    }

    private static void addOrdinals(
            String there, String theirWord, String here, String word, Map<String, String> forms) {
        forms.put(
                "\n" + there + ": <%spellout-numbering< " + theirWord + "th;",
                "\n" + here + ": <%spellout-numbering< " + word + "th;");
        forms.put(
                "\n" + next(there) + ": <%spellout-numbering< " + theirWord + " >%spellout-ordinal>;",
                "\n" + next(here) + ": <%spellout-numbering< " + word + " >%spellout-ordinal>;");
    }

    private static String next(String round) {
        return round.substring(0, round.length() - 1) + "1";
    }

    private static RuleBasedNumberFormat repaired(
            RuleBasedNumberFormat rules, Map<String, String> repairs, ULocale locale) {
        String text = rules.toString();
        for (Map.Entry<String, String> repair : repairs.entrySet()) {
            if (!text.contains(repair.getKey())) {
                throw new IllegalStateException("ICU's rules for numbers in " + locale + " have changed: there is no \""
                        + repair.getKey().strip() + "\" to mend");
            }
            text = text.replace(repair.getKey(), repair.getValue());
        }
        return new RuleBasedNumberFormat(text, locale);
    }

    /** A text that comes with the program. */
    static String resource(String name) {
        try (InputStream in = NumberRules.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return Normalizer.normalize(new String(in.readAllBytes(), StandardCharsets.UTF_8), Normalizer.Form.NFC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
