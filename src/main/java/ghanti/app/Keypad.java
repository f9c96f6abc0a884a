package ghanti.app;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where the keys of a played call come from. */
interface Keypad extends Closeable {

    /** Somebody hung up. */
    String HANG_UP = "x";

    /** Nothing is pressed through all the times the question is asked again. */
    String SILENT_THROUGHOUT = "-";

    /**
     * The answer to one question.
     *
     * @param most the most keys it can have
     * @param finishOn key that ends it, or empty
     * @return the keys; empty after one silent wait; {@link #SILENT_THROUGHOUT}; {@link #HANG_UP}
     */
    Optional<String> answer(int most, String finishOn) throws IOException;

    @Override
    void close() throws IOException;
}
