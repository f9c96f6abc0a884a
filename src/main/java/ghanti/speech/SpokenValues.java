package ghanti.speech;

import ghanti.flow.InputType;
import ghanti.flow.Languages;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value as it is said. Whatever cannot be said in a format is said as the text it is; a call never ends over it. */
final class SpokenValues {

    /** Control and format characters but for the joiners that Devanagari needs, line ends and halves of characters. */
    private static final Pattern UNSPEAKABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}&&[^\\u200c\\u200d]]+");

    private final NumberWords numbers = new NumberWords();

    /**
     * The words for a value.
     *
     * @param value in the one form of its type, see {@link InputType}
     * @param format how to say it, which need not be its type
     */
    String say(Object value, InputType format, String language) {
        // These two have no other words, whatever an author asks for.
        if (value instanceof List<?> items) {
            return items(items, language);
        }
        if (value instanceof Boolean yes) {
            return yesOrNo(yes, language);
        }
        return switch (format) {
            case TEXT, BOOLEAN, ITEMS -> plain(value);
            case DIGITS -> digits(plain(value), language);
            case NUMBER -> number(value, language);
            case RUPEES -> value instanceof Number amount ? rupees(amount, language) : number(value, language);
            case DATE -> date(plain(value), language);
            case TIME -> time(plain(value), language);
            case PHONE -> phone(plain(value), language);
        };
    }

    /** Control characters would be line ends to a Greeting applet, which reads a line as an address of audio. */
    private static String plain(Object value) {
        String text = value instanceof BigDecimal exact ? exact.toPlainString() : value.toString();
        return UNSPEAKABLE.matcher(text).replaceAll(" ").strip();
    }

    private String digits(String text, String language) {
        return text.codePoints()
                .mapToObj(c -> c >= '0' && c <= '9' ? numbers.of(c - '0', language) : Character.toString(c))
                .filter(word -> !word.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String number(Object value, String language) {
        if (value instanceof Long whole) {
            return numbers.of(whole, language);
        }
        String text = plain(value);
        return text.matches("[0-9]{1,15}") ? numbers.of(Long.parseLong(text), language) : text;
    }

    private String rupees(Number amount, String language) {
        Vocabulary words = Vocabulary.of(language);
        BigDecimal exact = amount instanceof BigDecimal decimal ? decimal : BigDecimal.valueOf(amount.longValue());
        long rupees = exact.longValue();
        long paise = exact.movePointRight(2).longValue() - rupees * 100;
        String coin = paise == 1 ? words.paisa() : words.paise();
        String paiseWords = paise == 0 ? "" : numbers.of(paise, language) + " " + coin;
        if (rupees == 0 && paise > 0) {
            return paiseWords;
        }
        String unit = rupees == 1 ? words.rupee() : words.rupees();
        return (numbers.of(rupees, language) + " " + unit + " " + paiseWords).strip();
    }

    private static String date(String text, String language) {
        try {
            return LocalDate.parse(text).format(DateTimeFormatter.ofPattern("d MMMM", locale(language)));
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String time(String text, String language) {
        try {
            Locale locale = locale(language);
            String pattern = locale.getLanguage().equals("en") ? "h:mm a" : "B h:mm";
            return LocalTime.parse(text).format(DateTimeFormatter.ofPattern(pattern, locale));
        } catch (DateTimeException e) {
            return text;
        }
    }

    /** Month names of Latin-script Hindi are the English ones. */
    private static Locale locale(String language) {
        String tag = Languages.anywhere(language);
        return tag.contains("-") ? Locale.ENGLISH : Locale.forLanguageTag(tag);
    }

    private String phone(String text, String language) {
        String digits = text.replaceAll("[^0-9]", "");
        if (digits.isEmpty()) {
            return text;
        }
        return digits(digits.length() > 10 ? digits.substring(digits.length() - 10) : digits, language);
    }

    private static String yesOrNo(boolean yes, String language) {
        Vocabulary words = Vocabulary.of(language);
        return yes ? words.yes() : words.no();
    }

    private String items(List<?> items, String language) {
        List<String> spoken = new ArrayList<>();
        for (Object one : items) {
            if (one instanceof Map<?, ?> item && item.get("name") != null) {
                Object quantity = item.get("quantity");
                spoken.add((quantity == null ? "" : number(quantity, language) + " ") + plain(item.get("name")));
            }
        }
        int last = spoken.size() - 1;
        if (last < 1) {
            return String.join("", spoken);
        }
        return String.join(", ", spoken.subList(0, last)) + " "
                + Vocabulary.of(language).and() + " " + spoken.get(last);
    }
}
