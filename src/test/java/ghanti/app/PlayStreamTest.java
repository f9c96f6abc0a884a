package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code play --stream}: a call over the Voicebot's socket, in real time. */
class PlayStreamTest {

    private static final String FLOW = """
            flow: spoken
            languages: hi
            start: ask
            nodes:
              ask: {type: listen, prompt: "धन्यवाद।", keys: {"1": taken, "0": left}, words: {"1": yes, "0": no}}
              taken: {type: end, outcome: accepted, prompt: "धन्यवाद।"}
              left: {type: end, outcome: rejected, prompt: "धन्यवाद।"}
            """;

    @TempDir
    private Path folder;

    private CommandRun play(Map<String, String> environment, String... arguments) throws Exception {
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("spoken.yaml"), FLOW);
        List<String> all = new ArrayList<>(List.of("play", "spoken", "--flows", flows.toString(), "--stream"));
        all.addAll(List.of(arguments));
        return CommandRun.with(environment, all.toArray(new String[0]));
    }

    @Test
    void aVoiceAnswersWhereSomebodyUnderstandsIt() throws Exception {
        try (MockWebServer understanding = new MockWebServer()) {
            understanding.enqueue(
                    new MockResponse.Builder().body("{\"text\": \"जी नहीं\"}").build());
            understanding.start();
            CommandRun run = play(
                    Map.of(
                            "GHANTI_TTS", "none",
                            "GHANTI_STT", "openai",
                            "OPENAI_BASE_URL", understanding.url("/v1").toString()),
                    "--keys",
                    "-",
                    "--say",
                    "src/test/resources/audio/espeak-pipe.wav");
            assertThat(run.code()).as(run.everything()).isZero();
            assertThat(run.out()).contains("the server closes the stream", "Outcome: rejected");
            assertThat(understanding.takeRequest().getTarget()).isEqualTo("/v1/audio/transcriptions");
        }
    }

    @Test
    void aScriptIsNeeded() throws Exception {
        CommandRun run = play(Map.of("GHANTI_TTS", "none"));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.everything()).contains("--stream plays a script of a first attempt: give --keys");
        CommandRun noVoice = play(Map.of("GHANTI_TTS", "none"), "--keys", "1", "--say", "nowhere.wav");
        assertThat(noVoice.everything()).contains("the recording nowhere.wav cannot be read");
    }
}
