package ghanti.speech;

import ghanti.flow.Format;
import ghanti.flow.Text.Noun;
import ghanti.flow.Text.Value;
import ghanti.speech.NumberWords.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A value as it is said. Whatever cannot be said in a format is said as the text it is; a call never ends over it. */
final class SpokenValues {

    /** Control and format characters but for the joiners that Devanagari needs, line ends and halves of characters. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\u200c\\u200d]]+");

    private static final Pattern A_NUMBER = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,6})?");

    private final NumberWords numbers;
    private final DigitWords digits;
    private final MoneyWords money;
    private final DayWords days;
    private final TimeWords times;

    SpokenValues(NumberWords numbers) {
        this.numbers = numbers;
        this.digits = new DigitWords(numbers);
        this.money = new MoneyWords(numbers);
        this.days = new DayWords(numbers);
        this.times = new TimeWords(numbers);
    }

    /**
     * The words for a value; none if nothing of it can be said.
     *
     * @param value in the one form of its type, see {@link ghanti.flow.InputType}
     * @param format how to say it, which need not be its type
     */
    List<Word> say(Object value, Format format, String language) {
        // These two have no other words, whatever an author asks for.
        if (value instanceof List<?> items) {
            return items(items, language);
        }
        if (value instanceof Boolean yes) {
            Vocabulary words = Vocabulary.of(language);
            return known(yes ? words.yes() : words.no());
        }
        try {
            return say(plain(inFull(value, format)), format, language);
        } catch (DateTimeException e) {
            return asItIs(plain(value));
        }
    }

    /** Paise are two digits where digits are said. */
    private static Object inFull(Object value, Format format) {
        boolean digits = format == Format.DIGITS_SINGLY || format == Format.DIGITS_IN_PAIRS;
        return digits && value instanceof BigDecimal amount && amount.scale() == 1 ? amount.setScale(2) : value;
    }

    /** A number and what it counts: "one minute", "five minutes". */
    private List<Word> count(Object value, Noun noun, String language) {
        if (value instanceof List || value instanceof Boolean) {
            return say(value, Format.CARDINAL, language);
        }
        String text = plain(value);
        List<Word> words = new ArrayList<>(number(text, Kind.COUNTED, language));
        boolean one = A_NUMBER.matcher(text).matches() && new BigDecimal(text).compareTo(BigDecimal.ONE) == 0;
        words.add(Word.known(one ? noun.one() : noun.several(), Pause.BEFORE_A_UNIT));
        return words;
    }

    /** A value as its place in a prompt asks for it. */
    List<Word> say(Object now, Value value, String language) {
        return value.noun().map(noun -> count(now, noun, language)).orElseGet(() -> say(now, value.format(), language));
    }

    private List<Word> say(String text, Format format, String language) {
        return switch (format) {
            case TEXT_AS_IS, YES_OR_NO, LIST -> asItIs(text);
            case DIGITS_SINGLY -> digits.singly(text, language);
            case DIGITS_IN_PAIRS -> digits.inPairs(text, language);
            case CARDINAL -> number(text, Kind.CARDINAL, language);
            case ORDINAL -> number(text, Kind.ORDINAL, language);
            case ORDINAL_FEMININE -> number(text, Kind.ORDINAL_FEMININE, language);
            case ORDINAL_OBLIQUE -> number(text, Kind.ORDINAL_OBLIQUE, language);
            case MONEY -> A_NUMBER.matcher(text).matches() ? money.words(new BigDecimal(text), language) : asItIs(text);
            case DAY -> days.words(LocalDate.parse(text), language);
            case CLOCK -> times.words(LocalTime.parse(text), language);
            case PHONE_NUMBER -> digits.phone(text, language);
        };
    }

    /** Control characters would be line ends to a Greeting applet, which reads a line as an address of audio. */
    private static String plain(Object value) {
        String text = value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
        return UNSPEAKABLE.matcher(text).replaceAll(" ").strip();
    }

    private List<Word> number(String text, Kind kind, String language) {
        return A_NUMBER.matcher(text).matches()
                ? numbers.words(new BigDecimal(text), kind, language, Pause.AROUND_A_VALUE)
                : asItIs(text);
    }

    private static List<Word> asItIs(String text) {
        return text.isEmpty() ? List.of() : List.of(Word.ofTheCall(text, Pause.AROUND_A_VALUE));
    }

    private static List<Word> known(String text) {
        return List.of(Word.known(text, Pause.AROUND_A_VALUE));
    }

    /** "दो समोसा, एक चाय और तीन रोटी": names are said as they came, since nobody could inflect them all. */
    private List<Word> items(List<?> items, String language) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> item && item.get("name") != null) {
                Pause before = Pause.BETWEEN_GROUPS;
                if (i > 0 && i == items.size() - 1) {
                    words.add(Word.known(Vocabulary.of(language).and(), Pause.BEFORE_A_UNIT));
                    before = Pause.AROUND_A_VALUE;
                }
                words.addAll(item(item, before, language));
            }
        }
        return words;
    }

    private List<Word> item(Map<?, ?> item, Pause before, String language) {
        List<Word> words = new ArrayList<>();
        Object quantity = item.get("quantity");
        if (quantity != null) {
            words.addAll(number(plain(quantity), Kind.COUNTED, language));
        }
        Object name = item.get("name");
        words.addAll(name == null ? List.of() : asItIs(plain(name)));
        if (!words.isEmpty()) {
            words.set(0, words.get(0).after(before));
        }
        return words;
    }
}
