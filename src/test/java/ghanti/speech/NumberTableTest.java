package ghanti.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.RuleBasedNumberFormat;
import ghanti.speech.NumberWords.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every small number and the hard ones, word by word; rewritten by -Dupdate=true. */
class NumberTableTest {

    private static final Path TABLE = Path.of("src/test/speech/numbers.tsv");
    private static final List<String> LANGUAGES = List.of("hi", "hi-Latn", "mr", "en");
    private static final long[] HARD = {
        101,
        110,
        111,
        199,
        200,
        999,
        1000,
        1001,
        1042,
        1100,
        1250,
        9999,
        10_000,
        11_000,
        99_999,
        100_000,
        100_001,
        101_000,
        123_456,
        150_000,
        999_999,
        1_000_000,
        9_999_999,
        10_000_000,
        12_345_678,
        99_99_99_999L,
        1_000_000_000L,
        100_000_000_000L,
        1_000_000_000_000L,
        999_999_999_999_999L
    };

    private final NumberWords numbers = new NumberWords();

    private String say(long number, Kind kind, String language) {
        return Word.written(numbers.words(number, kind, language, Pause.IN_A_NUMBER));
    }

    @Test
    void numbersAreSaidAsInTheTable() throws IOException {
        List<String> lines = new ArrayList<>(List.of("n\t" + String.join("\t", LANGUAGES)));
        LongStream.concat(LongStream.rangeClosed(0, 100), LongStream.of(HARD))
                .forEach(n -> lines.add(n + "\t"
                        + String.join(
                                "\t",
                                LANGUAGES.stream()
                                        .map(language -> say(n, Kind.CARDINAL, language))
                                        .toList())));
        for (Kind kind : List.of(Kind.ORDINAL, Kind.ORDINAL_FEMININE, Kind.ORDINAL_OBLIQUE)) {
            for (long n : new long[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 21, 31, 99, 100}) {
                lines.add(n + " " + kind.name().toLowerCase(java.util.Locale.ROOT) + "\t"
                        + String.join(
                                "\t",
                                LANGUAGES.stream()
                                        .map(language -> say(n, kind, language))
                                        .toList()));
            }
        }
        if (Boolean.getBoolean("update")) {
            Files.createDirectories(TABLE.getParent());
            Files.write(TABLE, lines);
        }
        assertThat(lines).isEqualTo(Files.readAllLines(TABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hi", "hi-Latn", "mr", "en", "gu", "bn", "pa", "te", "kn"})
    void whatIsSaidIsUnderstood(String language) throws ParseException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        RuleBasedNumberFormat rules = NumberRules.of(language).orElseThrow();
        for (int i = 0; i < 2000; i++) {
            long number = random.nextLong(powerOfTen(1 + random.nextInt(9)));
            String words = say(number, Kind.CARDINAL, language);
            assertThat(rules.parse(words).longValue())
                    .as("%s in %s, seed %d", words, language, seed)
                    .isEqualTo(number);
            assertThat(words).doesNotContainPattern("[0-9]");
        }
    }

    private static long powerOfTen(int exponent) {
        return exponent == 0 ? 1 : 10 * powerOfTen(exponent - 1);
    }

    @Test
    void wordsAreTheClipsOfTheRepertoire() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (String language : List.of("hi", "en", "mr")) {
            var known = new Repertoire().of(language);
            for (int i = 0; i < 5000; i++) {
                long number = random.nextLong(powerOfTen(1 + random.nextInt(9)));
                for (Word word : numbers.words(number, Kind.CARDINAL, language, Pause.IN_A_NUMBER)) {
                    assertThat(known)
                            .as("%d in %s, seed %d", number, language, seed)
                            .contains(word.text());
                }
            }
            assertThat(known).doesNotContain("").hasSizeBetween(150, 450);
        }
    }

    @Test
    void aLanguageWithoutRulesIsNotSpokenInEnglish() {
        assertThat(numbers.speaks("as")).isFalse();
        assertThat(numbers.speaks("mai")).isFalse();
        assertThat(numbers.speaks("mr-Latn")).isFalse();
        assertThat(numbers.speaks("hi-IN")).isTrue();
        assertThat(say(1042, Kind.CARDINAL, "as")).isEqualTo("1042");
        assertThat(new Repertoire().of("as")).isEmpty();
    }
}
