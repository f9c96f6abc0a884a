package ghanti.campaign;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** A body on disk, to be read more than once. The file has no name any more while it is open, so that nothing is left of it. */
public final class Spool implements AutoCloseable {

    /** The largest body, in bytes. */
    public static final long LARGEST = 200L * 1024 * 1024;

    private final FileChannel file;
    private final String hash;

    private Spool(FileChannel file, String hash) {
        this.file = file;
        this.hash = hash;
    }

    /** The body is too large. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLargeException() {
            super("a body may have " + LARGEST + " bytes");
        }
    }

    /**
     * Reads a body to its end.
     *
     * @param folder where the file lies
     */
    public static Spool of(InputStream body, Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(
                folder.resolve("campaign-" + UUID.randomUUID()),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE));
        try {
            return new Spool(file, copy(body, file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static String copy(InputStream body, FileChannel file) throws IOException {
        MessageDigest digest = sha256();
        // Not closed: that would close the file.
        OutputStream out = new DigestOutputStream(Channels.newOutputStream(file), digest);
        byte[] buffer = new byte[64 * 1024];
        long all = 0;
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            all += count;
            if (all > LARGEST) {
                throw new TooLargeException();
            }
            out.write(buffer, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Tells one body from another. */
    public String hash() {
        return hash;
    }

    /** From the first byte on; one at a time. */
    InputStream read() throws IOException {
        file.position(0);
        return new BufferedInputStream(Channels.newInputStream(file), 64 * 1024);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
