package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ghanti.audio.Level;
import ghanti.audio.Mastering;
import ghanti.audio.WavFile;
import ghanti.sound.AudioFolder;
import ghanti.sound.AudioFolder.Recorded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is in audio-cache is what the shipped flows say, on a telephone. */
class ShippedAudioTest {

    private static final Path FOLDER = Path.of("audio-cache");
    private static final long MOST_BYTES = 15_000_000;

    @Test
    void everyShippedPromptHasItsSound() throws Exception {
        CommandRun run = CommandRun.of("prompts", "check", "--tts", "none");
        assertThat(run.out()).endsWith("Every prompt has its sound.");
        assertThat(run.code()).isZero();
    }

    @Test
    void everyFileIsLevelledAndSmallEnough() throws Exception {
        List<Recorded> all = new AudioFolder(FOLDER).recorded();
        assertThat(all).extracting(one -> one.clip().language()).contains("hi", "en");
        long bytes = 0;
        for (Recorded one : all) {
            Level level = Level.of(WavFile.read(one.file()));
            assertThat(level.active()).as(one.clip().text()).isCloseTo(-20, within(Mastering.TOLERANCE));
            assertThat(level.peak()).as(one.clip().text()).isLessThanOrEqualTo(Mastering.PEAK);
            bytes += Files.size(one.file());
        }
        assertThat(bytes).isLessThan(MOST_BYTES);
    }
}
