package ghanti.speech;

import ghanti.speech.NumberWords.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every word that a value can need in a language: what must have a clip so that any value can be joined. */
public final class Repertoire {

    /** A language that writes its numbers together has too many; its values must be rendered whole. */
    private static final int MOST_WORDS = 600;

    private static final int[] SCALES = {1_000, 100_000, 10_000_000};
    private static final int ANY_YEAR = 2028;

    private final NumberWords numbers = new NumberWords();

    /** The words, small numbers first; none for a language whose numbers cannot be joined from words. */
    public Set<String> of(String language) {
        Set<String> words = new LinkedHashSet<>();
        if (!numbers.speaks(language)) {
            return words;
        }
        addCardinals(language, words);
        addOthers(language, words);
        return words.size() > MOST_WORDS ? Set.of() : words;
    }

    private void addCardinals(String language, Set<String> words) {
        for (int n = 0; n < 1000; n++) {
            add(number(BigDecimal.valueOf(n), Kind.CARDINAL, language), words);
        }
        for (Kind kind : List.of(Kind.ALONE, Kind.COUNTED)) {
            for (int n = 1; n < 100; n++) {
                add(number(BigDecimal.valueOf(n), kind, language), words);
            }
        }
        for (int scale : SCALES) {
            for (long n = 1; n < 100; n++) {
                add(number(BigDecimal.valueOf(n * scale), Kind.CARDINAL, language), words);
                add(number(BigDecimal.valueOf(n * scale + 1), Kind.CARDINAL, language), words);
            }
        }
        add(number(new BigDecimal("-1.5"), Kind.CARDINAL, language), words);
    }

    private void addOthers(String language, Set<String> words) {
        Vocabulary vocabulary = Vocabulary.of(language);
        words.addAll(List.of(vocabulary.rupee(), vocabulary.rupees(), vocabulary.paisa(), vocabulary.paise()));
        words.addAll(List.of(vocabulary.and(), vocabulary.yes(), vocabulary.no()));
        for (Month month : Month.values()) {
            for (int day = 1; day <= month.maxLength(); day++) {
                add(new DayWords(numbers).words(LocalDate.of(ANY_YEAR, month, day), language), words);
            }
        }
        for (LocalTime time = LocalTime.MIDNIGHT; time.isBefore(LocalTime.of(23, 59)); time = time.plusMinutes(1)) {
            add(new TimeWords(numbers).words(time, language), words);
        }
        for (Kind kind : List.of(Kind.ORDINAL, Kind.ORDINAL_FEMININE, Kind.ORDINAL_OBLIQUE)) {
            for (int n = 1; n <= 31; n++) {
                add(number(BigDecimal.valueOf(n), kind, language), words);
            }
        }
    }

    private List<Word> number(BigDecimal number, Kind kind, String language) {
        return numbers.words(number, kind, language, Pause.IN_A_NUMBER);
    }

    private static void add(List<Word> more, Set<String> words) {
        more.forEach(word -> words.add(word.text()));
    }
}
