package ghanti.app;

import ghanti.audio.WavException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with a file that a user named, in a sentence; the messages of Java's own exceptions are bare paths. */
final class FileTrouble {

    private FileTrouble() {}

    /** The sentence, if it is a file that is wrong. */
    static Optional<String> sentence(Exception e) {
        if (e instanceof UncheckedIOException && e.getCause() instanceof IOException wrapped) {
            return sentence(wrapped);
        }
        if (e instanceof WavException noWav) {
            return Optional.ofNullable(noWav.getMessage());
        }
        return e instanceof FileSystemException trouble
                ? Optional.of(trouble.getFile() + " cannot be used: " + reason(trouble))
                : Optional.empty();
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "it may not be read or written by this user";
        }
        if (e instanceof FileAlreadyExistsException) {
            return "it is a file where a folder is needed";
        }
        return Optional.ofNullable(e.getReason())
                .map(reason -> reason.toLowerCase(Locale.ROOT))
                .orElse("it cannot be read or written");
    }

    /**
     * Says so before any work is done for a file that could not be written.
     *
     * @throws UsageException if there is no folder for it, or it is a folder itself
     */
    static void checkWritable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw new UsageException(file + " cannot be written: it is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw new UsageException(file + " cannot be written: there is no folder " + folder);
        }
        if (!Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UsageException(file + " cannot be written by this user");
        }
    }
}
