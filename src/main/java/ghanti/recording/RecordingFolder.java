package ghanti.recording;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of recordings, {@code <call id>-<number>.wav} each. Files and folder are their owner's alone. What is a link in
 * it, or has another name, is neither read nor deleted.
 */
public final class RecordingFolder {

    /** The most recordings one call can have. */
    public static final int MOST_OF_A_CALL = 50;

    private static final Logger log = LoggerFactory.getLogger(RecordingFolder.class);
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,80}-[0-9]{1,2}\\.wav");

    private final Path folder;

    /** @param folder made with the first recording */
    public RecordingFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What there is of a call, by number. A file that cannot be read is left out.
     *
     * @param callId anything; what cannot be an id has no recordings
     */
    public List<Recording> of(String callId) {
        List<Recording> found = new ArrayList<>();
        if (ID.matcher(callId).matches()) {
            // The names are tried out: the folder may hold a hundred thousand others.
            for (int number = 1; number <= MOST_OF_A_CALL; number++) {
                read(callId, number).ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Recording> read(String callId, int number) {
        Path file = file(callId, number);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            RecordingHeader header = RecordingHeader.read(beginning(channel), channel.size());
            return Optional.of(
                    new Recording(callId, number, header.startedAt(), RecordingHeader.BYTES + header.data()));
        } catch (IOException e) {
            log.debug("{} is left out of the recordings: {}", file, e.toString());
            return Optional.empty();
        }
    }

    /**
     * A recording's content, as long as it is at this moment.
     *
     * @return empty if there is none, or none any more
     */
    public Optional<Content> open(String callId, int number) {
        if (!ID.matcher(callId).matches()) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file(callId, number), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            byte[] beginning = beginning(channel);
            long data = RecordingHeader.read(beginning, channel.size()).data();
            InputStream sound = new FirstBytes(Channels.newInputStream(channel), data);
            return Optional.of(new Content(
                    beginning.length + data, new SequenceInputStream(new ByteArrayInputStream(beginning), sound)));
        } catch (IOException e) {
            close(channel);
            return Optional.empty();
        }
    }

    private static void close(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            log.debug("a recording cannot even be closed", e);
        }
    }

    private static byte[] beginning(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(RecordingHeader.BYTES);
        int count = 0;
        while (bytes.hasRemaining() && count >= 0) {
            count = channel.read(bytes);
        }
        return bytes.array();
    }

    /**
     * A new file, numbered after the last of the call.
     *
     * @throws IOException if it cannot be made, or the call has {@link #MOST_OF_A_CALL} already
     */
    RecordingFile create(String callId, Instant startedAt) throws IOException {
        Files.createDirectories(folder.toAbsolutePath().getParent());
        if (!Files.isDirectory(folder)) {
            Files.createDirectory(folder, ownersAlone("rwx------"));
        }
        int number = MOST_OF_A_CALL;
        while (number > 0 && !Files.exists(file(callId, number), LinkOption.NOFOLLOW_LINKS)) {
            number--;
        }
        while (number < MOST_OF_A_CALL) {
            number++;
            try {
                return begin(file(callId, number), startedAt);
            } catch (FileAlreadyExistsException e) {
                log.debug("another server was faster with {}-{}", callId, number);
            }
        }
        throw new IOException("call " + callId + " has " + MOST_OF_A_CALL + " recordings already");
    }

    private static RecordingFile begin(Path file, Instant startedAt) throws IOException {
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownersAlone("rw-------"));
        try {
            return new RecordingFile(channel, startedAt);
        } catch (IOException e) {
            channel.close();
            // On a full disk, else, every try would leave an empty one behind.
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * Deletes recordings that were last written before a moment.
     *
     * @return how many
     * @throws IOException if the folder cannot be read
     */
    public int sweep(Instant before) throws IOException {
        int deleted = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (FILE.matcher(file.getFileName().toString()).matches() && isOld(file, before)) {
                    deleted += Files.deleteIfExists(file) ? 1 : 0;
                }
            }
        } catch (NoSuchFileException e) {
            log.debug("nothing was recorded yet");
        }
        return deleted;
    }

    private static boolean isOld(Path file, Instant before) {
        try {
            BasicFileAttributes facts =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return facts.isRegularFile() && facts.lastModifiedTime().toInstant().isBefore(before);
        } catch (IOException e) {
            return false;
        }
    }

    private Path file(String callId, int number) {
        return folder.resolve(callId + "-" + number + ".wav");
    }

    private static FileAttribute<?>[] ownersAlone(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /**
     * What is to be sent of a recording.
     *
     * @param bytes how many there are
     * @param stream to be closed by who reads it
     */
    public record Content(long bytes, InputStream stream) {}
}
