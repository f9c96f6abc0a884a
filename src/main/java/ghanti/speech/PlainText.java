package ghanti.speech;

import ghanti.speech.NumberWords.Kind;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings a text into the one form in which synthesizers read it right: numbers and money in words, since engines drop "₹" and read
 * long numbers each in their own way; no pictures; Unicode's composed form, so that equal words are equal texts.
 */
final class PlainText {

    private static final Pattern MONEY = Pattern.compile("(?:₹|Rs\\.?)\\s*([0-9](?:,?[0-9])*(?:\\.[0-9]{1,2})?)");
    private static final Pattern NUMBER = Pattern.compile("[0-9](?:,?[0-9])*(?:\\.[0-9]+)?");
    private static final Pattern PICTURES = Pattern.compile("[\\p{So}\\p{Sk}\\p{Cs}\\p{Co}\\ufe0f₹]+");
    private static final Pattern SPEAKABLE = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern EDGES = Pattern.compile("^[\\s\\p{Po}\\p{Pd}]+");

    /** More digits than anybody hears as one number. */
    private static final int LONGEST_NUMBER = 7;

    private final NumberWords numbers;
    private final MoneyWords money;
    private final DigitWords digits;

    PlainText(NumberWords numbers) {
        this.numbers = numbers;
        this.money = new MoneyWords(numbers);
        this.digits = new DigitWords(numbers);
    }

    /** The text; empty if nothing of it can be said. */
    String of(String text, String language) {
        String words = MONEY.matcher(text).replaceAll(found -> quoted(money.words(decimal(found.group(1)), language)));
        words = NUMBER.matcher(words).replaceAll(found -> quoted(number(found, language)));
        words = PICTURES.matcher(words).replaceAll(" ");
        words = Normalizer.normalize(words, Normalizer.Form.NFC);
        words = EDGES.matcher(words).replaceAll("").replaceAll("\\s+", " ").strip();
        return SPEAKABLE.matcher(words).find() ? words : "";
    }

    private List<Word> number(MatchResult found, String language) {
        String text = found.group();
        boolean code = text.length() > 1 && text.startsWith("0") && text.indexOf('.') < 0;
        return code || text.replace(",", "").length() > LONGEST_NUMBER
                ? digits.singly(text.replace(",", ""), language)
                : numbers.words(decimal(text), Kind.CARDINAL, language, Pause.AROUND_A_VALUE);
    }

    private static BigDecimal decimal(String text) {
        return new BigDecimal(text.replace(",", ""));
    }

    private static String quoted(List<Word> words) {
        return Matcher.quoteReplacement(Word.written(words));
    }
}
