package ghanti.app;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Where the keys of a played call come from. */
interface Keypad extends Closeable {

    /** Somebody hung up. */
    String HANG_UP = "x";

    /**
     * The answer to one question.
     *
     * @param most the most keys it can have
     * @param finishOn key that ends it, or empty
     * @return the keys; empty after silence; {@link #HANG_UP}
     */
    Optional<String> answer(int most, String finishOn) throws IOException;

    @Override
    void close() throws IOException;
}
