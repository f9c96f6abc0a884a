package ghanti.dial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a file says, read again when the file has changed. */
final class Reread<T> {

    private static final Logger log = LoggerFactory.getLogger(Reread.class);

    private final Path file;
    private final Function<String, T> reader;
    private @Nullable FileTime seen;
    private long size;
    private @Nullable T read;
    private boolean readable;

    Reread(Path file, Function<String, T> reader) {
        this.file = file;
        this.reader = reader;
    }

    /** What it says now; empty if it cannot be read now. */
    synchronized Optional<T> now() {
        refresh();
        return readable ? Optional.ofNullable(read) : Optional.empty();
    }

    /** What it said when it could last be read. */
    synchronized Optional<T> last() {
        refresh();
        return Optional.ofNullable(read);
    }

    private void refresh() {
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            long length = Files.size(file);
            if (!readable || !changed.equals(seen) || length != size) {
                read = reader.apply(Files.readString(file));
                seen = changed;
                size = length;
                readable = true;
            }
        } catch (IOException e) {
            if (readable || seen == null) {
                log.error("{} cannot be read: {}", file.getFileName(), e.toString());
                seen = FileTime.fromMillis(0);
            }
            readable = false;
        }
    }
}
