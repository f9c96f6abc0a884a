package ghanti.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordingFolderTest {

    private static final Instant START = Instant.parse("2026-01-20T10:00:00.125Z");

    @TempDir
    private Path data;

    private RecordingFolder folder() {
        return new RecordingFolder(data.resolve("recordings"));
    }

    private Path file(String name) {
        return data.resolve("recordings").resolve(name);
    }

    private void record(String call, int frames) throws IOException {
        try (RecordingFile file = folder().create(call, START)) {
            file.write(0, new short[2 * frames]);
        }
    }

    @Test
    void listsWhatThereIsOfACall() throws IOException {
        record("call-a", 8000);
        record("call-a", 12_000);
        record("call-b", 4000);
        assertThat(folder().of("call-a"))
                .containsExactly(
                        new Recording("call-a", 1, START, 90 + 32_000), new Recording("call-a", 2, START, 90 + 48_000));
        assertThat(folder().of("call-a").get(1).length()).isEqualTo(Duration.ofMillis(1500));
        assertThat(folder().of("call")).isEmpty();
        assertThat(folder().of("../recordings/call-a")).isEmpty();
        assertThat(folder().of("")).isEmpty();
    }

    @Test
    void hasNothingBeforeTheFirstRecording() throws IOException {
        assertThat(folder().of("call-a")).isEmpty();
        assertThat(folder().open("call-a", 1)).isEmpty();
        assertThat(folder().sweep(Instant.MAX)).isZero();
    }

    @Test
    void numbersGoOnAfterADeletedFile() throws IOException {
        record("call-a", 80);
        record("call-a", 80);
        Files.delete(file("call-a-1.wav"));
        record("call-a", 80);
        assertThat(folder().of("call-a")).extracting(Recording::number).containsExactly(2, 3);
    }

    @Test
    void aCallHasABoundedNumberOfRecordings() throws IOException {
        for (int i = 0; i < RecordingFolder.MOST_OF_A_CALL; i++) {
            record("call-a", 1);
        }
        assertThatThrownBy(() -> record("call-a", 1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("50");
    }

    @Test
    void aFileThatGrowsIsSentAsLongAsItWas() throws IOException {
        try (RecordingFile growing = folder().create("call-a", START)) {
            growing.write(0, new short[1600]);
            RecordingFolder.Content content = folder().open("call-a", 1).orElseThrow();
            growing.write(800, new short[1600]);
            try (InputStream stream = content.stream()) {
                byte[] bytes = stream.readAllBytes();
                assertThat((long) bytes.length).isEqualTo(content.bytes()).isEqualTo(90 + 3200);
                assertThat(Stereo.read(bytes).left()).hasSize(800);
            }
        }
        assertThat(folder().of("call-a").get(0).bytes()).isEqualTo(90 + 6400);
    }

    @Test
    void soundBehindWhatTheHeaderSaysIsNotGiven() throws IOException {
        record("call-a", 100);
        Files.write(file("call-a-1.wav"), new byte[999], StandardOpenOption.APPEND);
        assertThat(folder().of("call-a").get(0).bytes()).isEqualTo(90 + 400);
    }

    @Test
    void otherFilesAreNoRecordings() throws IOException {
        record("call-a", 100);
        Files.writeString(file("call-a-2.wav"), "no sound");
        Files.write(file("call-a-3.wav"), new byte[200]);
        Files.createDirectory(file("call-a-4.wav"));
        assertThat(folder().of("call-a")).hasSize(1);
        assertThat(folder().open("call-a", 2)).isEmpty();
        assertThat(folder().open("call-a", 3)).isEmpty();
        assertThat(folder().open("call-a", 4)).isEmpty();
    }

    @Test
    void linksAreNotFollowed() throws IOException {
        record("call-a", 100);
        Path outside = data.resolve("outside.wav");
        Files.move(file("call-a-1.wav"), outside);
        Files.createSymbolicLink(file("call-a-1.wav"), outside);
        Files.setLastModifiedTime(outside, FileTime.from(START));
        assertThat(folder().of("call-a")).isEmpty();
        assertThat(folder().open("call-a", 1)).isEmpty();
        assertThat(folder().sweep(START.plusSeconds(1))).isZero();
        assertThat(outside).exists();
        record("call-a", 100);
        assertThat(folder().of("call-a")).extracting(Recording::number).containsExactly(2);
    }

    @Test
    void deletesWhatIsOldAndNothingElse() throws IOException {
        record("call-old", 1);
        record("call-new", 1);
        Files.writeString(file("notes.txt"), "mine");
        Files.createDirectory(file("dir-1.wav"));
        for (String old : new String[] {"call-old-1.wav", "notes.txt", "dir-1.wav"}) {
            Files.setLastModifiedTime(file(old), FileTime.from(START));
        }
        assertThat(folder().sweep(START.plusSeconds(60))).isEqualTo(1);
        assertThat(file("call-old-1.wav")).doesNotExist();
        assertThat(file("call-new-1.wav")).exists();
        assertThat(file("notes.txt")).exists();
        assertThat(file("dir-1.wav")).exists();
    }
}
