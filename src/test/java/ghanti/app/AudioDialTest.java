package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.app.Rehearsal.Outcome;
import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.call.Json;
import ghanti.emulator.Callee;
import ghanti.emulator.EmulatorBuilder;
import ghanti.emulator.Tempo;
import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import ghanti.sound.ToneVoice;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import ghanti.store.TestPostgres;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What only one call says, such as the shop's name, is made before the call is dialled. */
@Timeout(120)
class AudioDialTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String FLOW = "vendor-order-confirmation";
    private static final String SID = "a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6";

    private final ToneVoice voice = new ToneVoice("low");

    @TempDir
    private Path folder;

    private static Map<String, Object> order() {
        Map<String, Object> inputs = Map.of("order_id", "1042", "vendor_name", "शर्मा स्वीट्स", "amount", 450);
        return Map.of("flow", FLOW, "to", TestSettings.PHONE, "language", "hi", "inputs", inputs);
    }

    private static AudioSettings audio(Synthesizer synthesizer) {
        return new AudioSettings(new AudioFolder(Path.of("audio-cache")), PromptMode.AUDIO, Optional.of(synthesizer));
    }

    private static EmulatorBuilder accepting(EmulatorBuilder exotel) {
        return exotel.tempo(Tempo.instant()).callee(Callee.script("1 2"));
    }

    @Test
    void anEmulatedExotelPlaysTheGreetingWithTheName() throws Exception {
        try (Rehearsal rehearsal =
                new Rehearsal(Path.of("flows"), audio(voice), AudioDialTest::accepting, result -> {})) {
            rehearsal.place(order());
            Outcome outcome = rehearsal.await(PATIENCE);
            assertThat(outcome.line().serverFaults()).isEmpty();
            assertThat(outcome.finished().orElseThrow().data()).asString().contains("outcome=accepted");
            assertThat(outcome.line()
                            .stepsOf("gather/1")
                            .get(0)
                            .answers()
                            .get(0)
                            .body())
                    .contains("/audio/")
                    .doesNotContain("\"text\"");
        }
        assertThat(voice.said)
                .contains("नमस्ते शर्मा स्वीट्स।", "ऑर्डर नंबर एक शून्य चार दो।", "कुल चार सौ पचास रुपये।");
    }

    @Test
    void aProviderThatHangsDelaysNoDialBeyondItsBudget() throws Exception {
        CountDownLatch forEver = new CountDownLatch(1);
        try (Rehearsal rehearsal =
                new Rehearsal(Path.of("flows"), audio(hanging(forEver)), AudioDialTest::accepting, result -> {})) {
            long began = System.nanoTime();
            rehearsal.place(order());
            Outcome outcome = rehearsal.await(PATIENCE);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            assertThat(took).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(16));
            assertThat(outcome.line().serverFaults()).isEmpty();
            assertThat(outcome.finished().orElseThrow().data()).asString().contains("outcome=accepted");
            // The name is nobody's to say, so that prompt is words; the others are there already.
            assertThat(outcome.line()
                            .stepsOf("gather/1")
                            .get(0)
                            .answers()
                            .get(0)
                            .body())
                    .contains("नमस्ते शर्मा स्वीट्स।");
            assertThat(outcome.line()
                            .stepsOf("gather/2")
                            .get(0)
                            .answers()
                            .get(0)
                            .body())
                    .contains("/audio/");
        } finally {
            forEver.countDown();
        }
    }

    private Synthesizer hanging(CountDownLatch forEver) {
        return new Synthesizer() {
            @Override
            public Voice voice(String language) {
                return voice.voice(language);
            }

            @Override
            public boolean speaks(String language) {
                return voice.speaks(language);
            }

            @Override
            public int parallel() {
                return 2;
            }

            @Override
            public int longestText() {
                return 1000;
            }

            @Override
            public Pcm say(String text, String language) throws SynthesisException, InterruptedException {
                forEver.await();
                throw new SynthesisException("it was hanging", false);
            }
        };
    }

    @Test
    void whatOneServerPromisedAnotherServes() throws Exception {
        String database = TestPostgres.freshDatabase();
        try (MockWebServer exotel = new MockWebServer()) {
            exotel.start();
            exotel.enqueue(new MockResponse.Builder()
                    .body("{\"Call\":{\"Sid\":\"" + SID + "\",\"Status\":\"in-progress\"}}")
                    .build());
            try (Server one = server("one", database, exotel);
                    Server other = server("other", database, exotel)) {
                String call = new TestApi(one.port()).place(order());
                Objects.requireNonNull(exotel.takeRequest(20, TimeUnit.SECONDS), "nothing was dialled");
                assertThat(voice.said).contains("नमस्ते शर्मा स्वीट्स।");
                TestLine line = new TestLine(one.port(), SID).flow(FLOW).with("CustomField", call);
                same(sound(line.gather(1), "gather_prompt"), one, other);
                assertThat(line.at(other.port()).press(1, "1")).isEqualTo(200);
                same(sound(line.gather(2), "repeat_gather_prompt"), other, one);
                assertThat(line.press(2, "3")).isEqualTo(302);
                same(line.greeting(), other, one);
            }
        }
    }

    private Server server(String name, String database, MockWebServer exotel) {
        return TestSettings.in(folder.resolve(name))
                .flows(Path.of("flows"))
                .database(database)
                .exotel(exotel.url("/").uri())
                .audio(audio(voice))
                .start();
    }

    private static String sound(HttpResponse<String> gather, String prompt) {
        JsonNode document = Json.MAPPER.readTree(gather.body());
        return document.get(prompt).get("audio_url").stringValue();
    }

    /** The server that did not promise it is asked first. */
    private static void same(String address, Server promised, Server other) throws Exception {
        byte[] first = fetch(address, other);
        assertThat(fetch(address, promised)).isEqualTo(first);
        assertThat(WavFile.read(first).duration()).isGreaterThan(Duration.ofSeconds(2));
    }

    private static byte[] fetch(String address, Server server) throws Exception {
        URI url = URI.create(
                "http://127.0.0.1:" + server.port() + URI.create(address).getPath());
        HttpResponse<byte[]> response =
                TestApi.HTTP.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }
}
