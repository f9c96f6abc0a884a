package ghanti.doctor;

import java.util.Locale;

/**
 * What was found about one thing.
 *
 * @param check the thing
 * @param detail a sentence that says what is so
 * @param wayOut a sentence that says what to do; empty if nothing is
 */
public record Finding(String check, Level level, String detail, String wayOut) {

    /** How bad it is. */
    public enum Level {
        OK,
        WARN,
        FAIL,
        SKIPPED;

        /** The word for it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As it should be. */
    public static Finding ok(String check, String detail) {
        return new Finding(check, Level.OK, detail, "");
    }

    /** Calls can be held, and something is amiss or missing. */
    public static Finding warn(String check, String detail, String wayOut) {
        return new Finding(check, Level.WARN, detail, wayOut);
    }

    /** Calls will fail. */
    public static Finding fail(String check, String detail, String wayOut) {
        return new Finding(check, Level.FAIL, detail, wayOut);
    }

    /** It could not be looked at. */
    public static Finding skipped(String check, String detail, String wayOut) {
        return new Finding(check, Level.SKIPPED, detail, wayOut);
    }
}
