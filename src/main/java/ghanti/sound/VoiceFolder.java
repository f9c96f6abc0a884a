package ghanti.sound;

import ghanti.audio.Mastering;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.speech.Voice;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One voice of one language: {@code <language>/<voice>/<hash>.wav} and the index of them. */
record VoiceFolder(String language, Path path) {

    private static final String WAV = ".wav";
    private static final String PART = ".part";
    private static final Pattern WRITER = Pattern.compile("\\.([0-9]{1,9})" + Pattern.quote(PART) + "$");

    /** The name that tells it from other voices of the language. */
    String name() {
        return path.getFileName().toString();
    }

    Path file(String hash) {
        return path.resolve(hash + WAV);
    }

    /** What the index says; an empty one for a new folder. */
    VoiceIndex index(Voice voice) throws IOException {
        return index().orElseGet(() -> new VoiceIndex(voice, Map.of()));
    }

    /**
     * What the index says, if there is one that is an index.
     *
     * @throws FileSystemException naming it, if it cannot be read at all
     */
    Optional<VoiceIndex> index() throws IOException {
        Path file = path.resolve(VoiceIndex.FILE);
        if (Files.isDirectory(file)) {
            throw new FileSystemException(
                    file.toString(),
                    null,
                    "it is a folder; remove it, and \"prompts build\" writes an index in its place");
        }
        try {
            return VoiceIndex.read(language, Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException | CharacterCodingException e) {
            return Optional.empty();
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            throw new FileSystemException(file.toString(), null, String.valueOf(e.getMessage()));
        }
    }

    /** Whether there is a file of that hash, whole and such as telephones play. */
    boolean plays(String hash) {
        try {
            byte[] bytes = Files.readAllBytes(file(hash));
            Pcm sound = WavFile.read(bytes);
            return sound.rate() == Mastering.RATE && bytes.length == WavFile.HEADER + 2 * sound.samples().length;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes the folder, so that nobody is asked for sound that could not be kept.
     *
     * @throws IOException if nothing can be written there
     */
    void open() throws IOException {
        Files.createDirectories(path);
        if (!Files.isWritable(path)) {
            throw new AccessDeniedException(path.toString());
        }
    }

    void write(VoiceIndex index) throws IOException {
        replace(
                path.resolve(VoiceIndex.FILE),
                (String.join("\n", index.lines()) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    void write(String hash, byte[] wav) throws IOException {
        replace(file(hash), wav);
    }

    /** Written aside and moved, so that nobody ever finds half a file. */
    private void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(path);
        Path aside = path.resolve(
                "." + file.getFileName() + "." + ProcessHandle.current().pid() + PART);
        try {
            Files.write(aside, content);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            throw e;
        } catch (IOException e) {
            // Such as a full disk, which does not say what it was writing.
            throw new FileSystemException(file.toString(), null, String.valueOf(e.getMessage()));
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    /** Deletes what a build left that was killed in the middle of a file; what a running one writes stays. */
    void clear() throws IOException {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(path, ".*" + PART)) {
            for (Path part : parts) {
                if (!isBeingWritten(part)) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }

    /** The name of what is written aside holds the number of the process that writes it. */
    private static boolean isBeingWritten(Path part) {
        Matcher writer = WRITER.matcher(part.getFileName().toString());
        return writer.find()
                && ProcessHandle.of(Long.parseLong(writer.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    /** The files of sounds by their hash, whether the index knows them or not. */
    Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (!Files.isDirectory(path)) {
            return files;
        }
        try (Stream<Path> all = Files.list(path)) {
            all.filter(file -> file.getFileName().toString().endsWith(WAV)).forEach(file -> {
                String name = file.getFileName().toString();
                files.put(name.substring(0, name.length() - WAV.length()), file);
            });
        }
        return files;
    }
}
