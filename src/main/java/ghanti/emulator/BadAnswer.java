package ghanti.emulator;

/** An answer that Exotel would not take; the message says what was wrong with it. */
final class BadAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    private final Fault.Kind kind;

    BadAnswer(Fault.Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    Fault.Kind kind() {
        return kind;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
