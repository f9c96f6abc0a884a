package ghanti.audio;

/** Sound that cannot become a prompt, such as silence. The message says why, with levels in decibels. */
public final class UnusableSoundException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence */
    public UnusableSoundException(String message) {
        super(message);
    }
}
