package ghanti.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers in one form. Exotel writes Indian numbers with a leading 0, businesses in every way there is. */
public final class PhoneNumbers {

    private static final String REGION = "IN";
    private static final Pattern LIKE_A_NUMBER = Pattern.compile("\\+?[0-9][0-9 -]{6,20}[0-9]");

    private PhoneNumbers() {}

    /** The number in E.164, or empty if no phone could have it. */
    public static Optional<String> e164(String raw) {
        if (raw.isBlank() || raw.length() > 40) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(raw.strip(), REGION);
            return numbers.isValidNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** A number for logs: the last four digits stay. */
    public static String masked(String number) {
        return number.length() <= 4 ? "****" : "*".repeat(number.length() - 4) + number.substring(number.length() - 4);
    }

    /** Somebody else's words for logs: what looks like a number in them is masked. */
    public static String maskedIn(String words) {
        return LIKE_A_NUMBER.matcher(words).replaceAll(number -> masked(number.group()));
    }
}
