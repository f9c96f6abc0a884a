package ghanti.campaign;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The rows of a file, one after the other. */
interface Rows {

    /** The longest row, in characters. */
    int LONGEST = 64 * 1024;

    String TOO_LONG = "is longer than " + LONGEST + " characters";
    String NOT_UTF_8 = "is not text in UTF-8";

    /** The next row, or empty at the end. */
    Optional<Row> next() throws IOException;

    /** Fields that no row has, which was told once and is not told of each. */
    default Set<String> missing() {
        return Set.of();
    }
}
