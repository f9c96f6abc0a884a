package ghanti.provider;

import java.util.regex.Pattern;

/**
 * A provider's key.
 *
 * @param variable the environment variable it came from, which messages name instead of the key
 * @param value what is sent; empty for a server that asks for none
 */
public record Key(String variable, String value) {

    /** What may stand in a header; anything else is a slip of the clipboard. */
    private static final Pattern HEADER_TEXT = Pattern.compile("[\\x21-\\x7e]*");

    /** Fails if the value could not stand in a header. */
    public Key {
        value = value.strip();
        if (!HEADER_TEXT.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    variable + " holds spaces, line ends or letters that no key has. Copy the key again.");
        }
    }

    public boolean isGiven() {
        return !value.isEmpty();
    }

    /** A text without the key, should someone have repeated it there. */
    public String hiddenIn(String text) {
        return isGiven() ? text.replace(value, "…") : text;
    }

    /** Without the value, which must not reach a log. */
    @Override
    public String toString() {
        return "Key[" + variable + "]";
    }
}
