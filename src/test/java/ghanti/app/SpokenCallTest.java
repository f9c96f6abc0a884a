package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Joining;
import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.audio.WavFile;
import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import ghanti.speech.Recognizer;
import ghanti.stt.Recognizers;
import ghanti.stt.SttSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A call is answered by speaking, over a socket, with a recognizer that has threads of its own. */
class SpokenCallTest {

    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String SID = "a1b2c3d4e5f60718293a4b5c6d7e0091v";
    private static final String FLOW = """
            flow: spoken
            languages: hi
            start: ask
            nodes:
              ask:
                type: listen
                prompt: "आपके लिए नया ऑर्डर आया है।"
                keys: {"1": bye, "0": bye}
                words: {"1": yes, "0": no}
              bye: {type: end, outcome: done, prompt: "धन्यवाद।"}
            """;

    @TempDir
    Path data;

    /** Understands the same, whatever is said. */
    private record Understanding(String text, ExecutorService threads, AtomicInteger samples) implements Recognizer {
        @Override
        public boolean understands(String language) {
            return true;
        }

        @Override
        public Hearing listen(Expected expected, Listener listener) {
            return new Hearing() {
                @Override
                public void hear(short[] sound) {
                    samples.addAndGet(sound.length);
                }

                @Override
                public void paused() {
                    threads.execute(() -> listener.understood(text));
                }

                @Override
                public void close() {}
            };
        }
    }

    private static Pcm voice() throws Exception {
        Pcm clip = WavFile.read(Path.of("src/test/resources/audio/espeak-pipe.wav"));
        Pcm word = new ghanti.audio.Resampler(clip.rate(), 8000).resample(clip);
        return new Joining(8000)
                .pause(Duration.ofSeconds(1))
                .add(word)
                .pause(Duration.ofSeconds(1))
                .toPcm();
    }

    private static void say(TestStream stream, Pcm sound) {
        for (int from = 0; from < sound.samples().length; from += 800) {
            Pcm piece = new Pcm(8000, Arrays.copyOfRange(sound.samples(), from, from + 800));
            String payload = Base64.getEncoder().encodeToString(RawPcm.write(piece));
            stream.send("{\"event\":\"media\",\"media\":{\"payload\":\"" + payload + "\"}}");
        }
    }

    /** From the callee's voice on the socket over a server that understands speech to the outcome, and nothing of it made up. */
    @Test
    void aServerShapedLikeOpenAisUnderstands() throws Exception {
        Path flows = Files.createDirectories(data.resolve("flows"));
        Files.writeString(flows.resolve("spoken.yaml"), FLOW);
        try (MockWebServer understanding = new MockWebServer()) {
            understanding.enqueue(new MockResponse.Builder()
                    .body("{\"text\": \"जी हाँ, ठीक है।\"}")
                    .build());
            understanding.start();
            Map<String, String> environment = Map.of(
                    "GHANTI_STT",
                    "openai",
                    "OPENAI_BASE_URL",
                    understanding.url("/v1").toString());
            Optional<Recognizer> recognizer = Recognizers.of(SttSettings.from(environment), new okhttp3.OkHttpClient());
            Settings settings = TestSettings.in(data.resolve("db"))
                    .flows(flows)
                    .audio(new AudioSettings(
                            new AudioFolder(Path.of("audio-cache")), PromptMode.TEXT, Optional.empty()))
                    .build();
            try (Server server = Server.start(settings, recognizer);
                    TestStream stream = TestStream.open("ws://127.0.0.1:" + server.port() + "/exotel/"
                                    + TestSettings.TOKEN + "/spoken/stream")
                            .begin(SID)) {
                stream.await("media", 1, SOON);
                say(stream, voice());
                assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
                JsonNode call = new TestApi(server.port()).newest();
                assertThat(call.get("turns").get(0).get("said").stringValue()).isEqualTo("जी हाँ, ठीक है।");
                assertThat(call.get("turns").get(0).get("digits").stringValue()).isEqualTo("1");
                assertThat(understanding.takeRequest().getTarget()).isEqualTo("/v1/audio/transcriptions");
            }
        }
    }

    @Test
    void aWordStopsThePromptAndIsKeptWithTheTurn() throws Exception {
        Path flows = Files.createDirectories(data.resolve("flows"));
        Files.writeString(flows.resolve("spoken.yaml"), FLOW);
        ExecutorService threads = Executors.newCachedThreadPool();
        Understanding recognizer = new Understanding("हाँ भैया", threads, new AtomicInteger());
        Settings settings = TestSettings.in(data.resolve("db"))
                .flows(flows)
                .audio(new AudioSettings(new AudioFolder(Path.of("audio-cache")), PromptMode.TEXT, Optional.empty()))
                .build();
        try (Server server = Server.start(settings, Optional.of(recognizer));
                TestStream stream = TestStream.open(
                                "ws://127.0.0.1:" + server.port() + "/exotel/" + TestSettings.TOKEN + "/spoken/stream")
                        .begin(SID)) {
            TestApi api = new TestApi(server.port());
            stream.await("media", 1, SOON);
            say(stream, voice());
            stream.await("clear", 1, SOON);
            assertThat(stream.awaitClose(SOON)).isEqualTo(1000);
            JsonNode turn = api.newest().get("turns").get(0);
            assertThat(turn.get("digits").stringValue()).isEqualTo("1");
            assertThat(turn.get("said").stringValue()).isEqualTo("हाँ भैया");
            assertThat(recognizer.samples().get()).isPositive();
            assertThat(api.get("/metrics").body()).contains("ghanti_speech_total{flow=\"spoken\",what=\"answer\"} 1.0");
        } finally {
            threads.shutdownNow();
        }
    }
}
