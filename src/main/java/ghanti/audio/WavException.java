package ghanti.audio;

import java.io.IOException;

/** Bytes that are not a WAV file this project can read. The message says what they are instead. */
public final class WavException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message a sentence */
    public WavException(String message) {
        super(message);
    }
}
