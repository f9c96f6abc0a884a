package ghanti.flow;

import static ghanti.flow.InputType.DIGITS;
import static ghanti.flow.InputType.NUMBER;
import static ghanti.flow.InputType.PHONE;
import static ghanti.flow.InputType.RUPEES;
import static ghanti.flow.InputType.TEXT;

import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ways to speak a value: what an author writes after the bar in {@code {value|format}}. */
public enum Format {
    /** As it is. */
    TEXT_AS_IS("text", InputType.values()),
    /** Digit by digit: 1042 is "one zero four two". */
    DIGITS_SINGLY("digits", DIGITS, NUMBER, RUPEES, PHONE, TEXT),
    /** Two digits at a time: 1042 is "ten, forty-two". */
    DIGITS_IN_PAIRS("pairs", DIGITS, NUMBER, RUPEES, PHONE, TEXT),
    /** How many: 1042 is "one thousand forty-two". */
    CARDINAL("number", NUMBER, DIGITS, RUPEES),
    /** Which one, with a masculine noun: पाँचवाँ. */
    ORDINAL("ordinal", NUMBER, DIGITS),
    /** Which one, with a feminine noun: पाँचवीं. */
    ORDINAL_FEMININE("ordinal-feminine", NUMBER, DIGITS),
    /** Which one, with a masculine noun before a postposition: पाँचवें. */
    ORDINAL_OBLIQUE("ordinal-oblique", NUMBER, DIGITS),
    /** Rupees and paise. */
    MONEY("rupees", RUPEES, NUMBER, DIGITS),
    /** Day and month. */
    DAY("date", InputType.DATE),
    /** As people say it: half past seven in the evening. */
    CLOCK("time", InputType.TIME),
    /** Digit by digit, in two groups; without the country's code. */
    PHONE_NUMBER("phone", PHONE, DIGITS, TEXT),
    /** Yes or no. */
    YES_OR_NO("boolean", InputType.BOOLEAN),
    /** How many of what, one after the other. */
    LIST("items", InputType.ITEMS);

    private final String word;
    private final ImmutableSet<InputType> types;

    Format(String word, InputType... types) {
        this.word = word;
        this.types = ImmutableSet.copyOf(types);
    }

    /** The word an author writes. */
    public String word() {
        return word;
    }

    /** Whether a value of that type can be spoken so. */
    public boolean speaks(InputType type) {
        return types.contains(type);
    }

    /** The format of that word, if there is one. */
    public static Optional<Format> of(@Nullable String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst();
    }

    /** How a value is spoken where its author says nothing. */
    public static Format of(InputType type) {
        return of(type.name().toLowerCase(Locale.ROOT)).orElseThrow();
    }

    /** The words of all formats that speak a type, for a message. */
    public static String wordsFor(InputType type) {
        List<Format> speaking =
                Arrays.stream(values()).filter(format -> format.speaks(type)).toList();
        return speaking.stream().map(Format::word).collect(Collectors.joining(", "));
    }
}
