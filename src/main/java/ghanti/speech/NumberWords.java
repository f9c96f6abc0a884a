package ghanti.speech;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.text.RuleBasedNumberFormat;
import ghanti.flow.Languages;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Numbers in words, by the rules of {@link NumberRules}. */
final class NumberWords {

    /** What a number is said as. */
    enum Kind {
        CARDINAL("%spellout-cardinal"),
        /** Before what is counted: Telugu "one rupee" has another one. */
        COUNTED("%spellout-cardinal"),
        /** By itself, as a digit or an hour: Tamil and Malayalam have another one. */
        ALONE("%spellout-cardinal"),
        ORDINAL("%spellout-ordinal-masculine"),
        ORDINAL_FEMININE("%spellout-ordinal-feminine"),
        ORDINAL_OBLIQUE("%spellout-ordinal-masculine-oblique");

        private final String ruleSet;

        Kind(String ruleSet) {
            this.ruleSet = ruleSet;
        }
    }

    private static final Pattern SPACE = Pattern.compile(" ");

    private record Key(String language, Kind kind, BigDecimal number) {}

    private record Language(RuleBasedNumberFormat format, List<String> ruleSets) {}

    /** Calls say the same few numbers again and again. */
    private final Cache<Key, String> said =
            Caffeine.newBuilder().maximumSize(20_000).build();

    private final Map<String, Optional<Language>> languages = new ConcurrentHashMap<>();

    /** Whether there are words for numbers in that language. */
    boolean speaks(String language) {
        return language(language).isPresent();
    }

    /**
     * The words of a number, each a clip of its own: "चार", "सौ", "पचास".
     *
     * @param language BCP 47 tag; a language without rules gets the numeral
     */
    List<Word> words(long number, Kind kind, String language, Pause before) {
        return words(BigDecimal.valueOf(number), kind, language, before);
    }

    List<Word> words(BigDecimal number, Kind kind, String language, Pause before) {
        if (!speaks(language)) {
            return List.of(Word.ofTheCall(number.toPlainString(), before));
        }
        List<Word> words = new ArrayList<>();
        for (String word : SPACE.splitAsStream(text(number, kind, language)).toList()) {
            words.add(Word.known(word, words.isEmpty() ? before : Pause.IN_A_NUMBER));
        }
        return words;
    }

    /** What stands before a number below zero: "ऋण". */
    Word minus(String language, Pause before) {
        List<Word> words = words(-1, Kind.CARDINAL, language, before);
        return words.size() > 1 ? words.get(0) : Word.ofTheCall("-", before);
    }

    /** What stands between rupees and paise that are given as digits: "दशमलव". */
    Word point(String language, Pause before) {
        List<Word> words = words(new BigDecimal("0.5"), Kind.CARDINAL, language, before);
        return words.size() > 2 ? words.get(1).after(before) : Word.ofTheCall(".", before);
    }

    private String text(BigDecimal number, Kind kind, String language) {
        return said.get(new Key(Languages.anywhere(language), kind, number), this::spell);
    }

    private String spell(Key key) {
        Language language = language(key.language()).orElseThrow();
        // ICU's formats may not be used by two threads at once.
        synchronized (language.format()) {
            String ruleSet = ruleSet(language, key.kind());
            boolean whole = key.number().stripTrailingZeros().scale() <= 0;
            String words = whole
                    ? language.format().format(key.number().longValueExact(), ruleSet)
                    : language.format().format(key.number().doubleValue(), ruleSet);
            return NumberForms.of(key.kind(), key.language(), words);
        }
    }

    /** A language without genders has one kind of ordinals, and one without ordinals only its cardinals. */
    private static String ruleSet(Language language, Kind kind) {
        return List.of(kind.ruleSet, Kind.ORDINAL.ruleSet, "%spellout-ordinal").stream()
                .filter(name -> kind.ruleSet.equals(Kind.CARDINAL.ruleSet)
                        ? name.equals(kind.ruleSet)
                        : language.ruleSets().contains(name))
                .findFirst()
                .orElse(Kind.CARDINAL.ruleSet);
    }

    private Optional<Language> language(String tag) {
        return languages.computeIfAbsent(
                Languages.anywhere(tag),
                plain -> NumberRules.of(plain).map(format -> new Language(format, List.of(format.getRuleSetNames()))));
    }
}
