package ghanti.flow;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The types of inputs and answers, and at the same time the ways to speak a value.
 *
 * <p>Every value has one form, the same in memory, in the database and in JSON: {@code String} for text, digits, phone,
 * date (ISO) and time ({@code HH:mm}); {@code Long} for whole numbers and {@code BigDecimal} for rupees with paise;
 * {@code Boolean}; a list of {@code {name, quantity}} maps for items.
 */
public enum InputType {
    TEXT("text, at most 500 characters"),
    DIGITS("digits, as text or a whole number"),
    NUMBER("a whole number"),
    RUPEES("an amount in rupees with at most two decimals"),
    DATE("a date such as 2026-11-21"),
    TIME("a time such as 19:30"),
    PHONE("a phone number such as +919876543210"),
    BOOLEAN("true or false"),
    ITEMS("a list of items such as [{\"name\": \"समोसा\", \"quantity\": 2}]");

    private static final Pattern SOME_DIGITS = Pattern.compile("[0-9]{1,40}");
    private static final Pattern A_PHONE = Pattern.compile("\\+?[0-9][0-9 -]{5,18}[0-9]");
    private static final BigDecimal LIMIT = new BigDecimal("1000000000000000");
    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_ITEMS = 50;

    private final String expected;

    InputType(String expected) {
        this.expected = expected;
    }

    /** The word an author writes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a value must be, as a phrase for an error message. */
    public String expected() {
        return expected;
    }

    /** The type of that word, if there is one. */
    public static Optional<InputType> of(String word) {
        for (InputType type : values()) {
            if (type.word().equals(word)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /**
     * Brings a value from JSON or YAML into this type's one form.
     *
     * @return empty if it is not of this type
     */
    public Optional<Object> read(@Nullable Object raw) {
        return switch (this) {
            case TEXT -> text(raw, s -> !s.isBlank() && s.length() <= MOST_CHARACTERS);
            case DIGITS -> text(plain(raw), s -> SOME_DIGITS.matcher(s).matches());
            case NUMBER -> raw instanceof Number n ? whole(n) : Optional.empty();
            case RUPEES -> raw instanceof Number n ? money(n) : Optional.empty();
            case DATE -> text(raw, InputType::isDate);
            case TIME -> text(raw, InputType::isTime);
            case PHONE -> text(plain(raw), s -> A_PHONE.matcher(s).matches());
            case BOOLEAN -> raw instanceof Boolean b ? Optional.of(b) : Optional.empty();
            case ITEMS -> raw instanceof List<?> list ? items(list) : Optional.empty();
        };
    }

    private static Optional<Object> text(@Nullable Object raw, Predicate<String> allowed) {
        return raw instanceof String text && allowed.test(text) ? Optional.of(text) : Optional.empty();
    }

    /** Order systems send ids as text or as numbers; both are taken. */
    private static @Nullable Object plain(@Nullable Object raw) {
        return raw instanceof Number number
                ? whole(number).map(Object::toString).orElse(null)
                : raw;
    }

    private static Optional<Object> whole(Number number) {
        BigDecimal value = decimal(number);
        boolean fits = value.stripTrailingZeros().scale() <= 0 && value.abs().compareTo(LIMIT) < 0;
        return fits ? Optional.of(value.longValueExact()) : Optional.empty();
    }

    private static Optional<Object> money(Number number) {
        BigDecimal value = decimal(number);
        if (value.signum() < 0 || value.compareTo(LIMIT) >= 0) {
            return Optional.empty();
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() > 2) {
            return Optional.empty();
        }
        return Optional.of(plain.scale() <= 0 ? (Object) plain.longValueExact() : plain);
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal exact ? exact : new BigDecimal(number.toString());
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            LocalTime.parse(text);
            return text.length() == 5;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private static Optional<Object> items(List<?> raw) {
        if (raw.isEmpty() || raw.size() > MOST_ITEMS) {
            return Optional.empty();
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (Object one : raw) {
            if (!(one instanceof Map<?, ?> fields)
                    || !Set.of("name", "quantity").containsAll(fields.keySet())) {
                return Optional.empty();
            }
            Optional<Object> name = TEXT.read(fields.get("name"));
            Optional<Object> quantity = NUMBER.read(fields.containsKey("quantity") ? fields.get("quantity") : 1L);
            if (name.isEmpty() || quantity.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("name", name.get());
            item.put("quantity", quantity.get());
            items.add(item);
        }
        return Optional.of(List.copyOf(items));
    }
}
