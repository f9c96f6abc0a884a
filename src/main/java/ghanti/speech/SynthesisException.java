package ghanti.speech;

/** No sound came of a text. The message says why and what to do about it; it never holds a key. */
public final class SynthesisException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean hopeless;

    /** @param hopeless whether every other text would fail in the same way, as with a wrong key */
    public SynthesisException(String message, boolean hopeless) {
        super(message);
        this.hopeless = hopeless;
    }

    /** Whether every other text would fail in the same way. */
    public boolean isHopeless() {
        return hopeless;
    }
}
