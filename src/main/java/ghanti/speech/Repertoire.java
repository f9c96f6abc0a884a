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

    /** The words of a language, and those of them that can end a value. */
    private record Words(Set<String> all, Set<String> last) {

        void add(List<Word> more) {
            more.forEach(word -> all.add(word.text()));
            last.add(more.get(more.size() - 1).text());
        }
    }

    /** The words, small numbers first; none for a language whose numbers cannot be joined from words. */
    public Set<String> of(String language) {
        return words(language).all();
    }

    /** The clips of the words, each as it stands inside a sentence, then those that can end one as they end it. */
    public Set<Clip> clips(String language) {
        Words words = words(language);
        Set<Clip> clips = new LinkedHashSet<>();
        words.all().forEach(word -> clips.add(Clip.word(language, word)));
        words.last().forEach(word -> clips.add(Clip.ending(language, word)));
        return clips;
    }

    private Words words(String language) {
        Words words = new Words(new LinkedHashSet<>(), new LinkedHashSet<>());
        if (numbers.speaks(language)) {
            addCardinals(language, words);
            addOthers(language, words);
        }
        return words.all().size() > MOST_WORDS ? new Words(Set.of(), Set.of()) : words;
    }

    private void addCardinals(String language, Words words) {
        for (int n = 0; n < 1000; n++) {
            words.add(number(BigDecimal.valueOf(n), Kind.CARDINAL, language));
        }
        for (Kind kind : List.of(Kind.ALONE, Kind.COUNTED)) {
            for (int n = 1; n < 100; n++) {
                words.add(number(BigDecimal.valueOf(n), kind, language));
            }
        }
        for (int scale : SCALES) {
            for (long n = 1; n < 100; n++) {
                words.add(number(BigDecimal.valueOf(n * scale), Kind.CARDINAL, language));
                words.add(number(BigDecimal.valueOf(n * scale + 1), Kind.CARDINAL, language));
            }
        }
        words.add(number(new BigDecimal("-1.5"), Kind.CARDINAL, language));
    }

    private void addOthers(String language, Words words) {
        Vocabulary vocabulary = Vocabulary.of(language);
        words.all().add(vocabulary.and());
        for (String last : List.of(
                vocabulary.rupee(),
                vocabulary.rupees(),
                vocabulary.paisa(),
                vocabulary.paise(),
                vocabulary.yes(),
                vocabulary.no())) {
            words.add(List.of(Word.known(last, Pause.BEFORE_A_UNIT)));
        }
        for (Month month : Month.values()) {
            for (int day = 1; day <= month.maxLength(); day++) {
                words.add(new DayWords(numbers).words(LocalDate.of(ANY_YEAR, month, day), language));
            }
        }
        for (LocalTime time = LocalTime.MIDNIGHT; time.isBefore(LocalTime.of(23, 59)); time = time.plusMinutes(1)) {
            words.add(new TimeWords(numbers).words(time, language));
        }
        for (Kind kind : List.of(Kind.ORDINAL, Kind.ORDINAL_FEMININE, Kind.ORDINAL_OBLIQUE)) {
            for (int n = 1; n <= 31; n++) {
                words.add(number(BigDecimal.valueOf(n), kind, language));
            }
        }
    }

    private List<Word> number(BigDecimal number, Kind kind, String language) {
        return numbers.words(number, kind, language, Pause.IN_A_NUMBER);
    }
}
