package ghanti.speech;

import java.time.Duration;

/**
 * What comes between one word and the next where they are joined from clips of their own, and how it is written. The
 * lengths are those of announcements that are joined word by word; a number falls apart when they are longer.
 */
public enum Pause {
    /** Inside a number. */
    IN_A_NUMBER(20, " "),
    /** Between the fixed words of a sentence and a value. */
    AROUND_A_VALUE(60, " "),
    /** Between a number and what it counts. */
    BEFORE_A_UNIT(100, " "),
    /** Between digits that are said one by one. */
    BETWEEN_DIGITS(150, " "),
    /** Between groups of digits, and between the items of a list. */
    BETWEEN_GROUPS(300, ", "),
    /** Between sentences. */
    BETWEEN_SENTENCES(300, " ");

    private final Duration length;
    private final String mark;

    Pause(int millis, String mark) {
        this.length = Duration.ofMillis(millis);
        this.mark = mark;
    }

    /** How long it lasts between clips. */
    public Duration length() {
        return length;
    }

    /** How it is written, for a voice that reads. */
    String mark() {
        return mark;
    }
}
