package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.call.Json;
import ghanti.flow.PromptMode;
import ghanti.sound.AudioFolder;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Calls in our own voice, with what ships and nobody else to speak. */
class AudioModeTest {

    private static final String ORDER =
            "{\"order_id\":\"1042\",\"vendor_name\":\"शर्मा\",\"minutes_left\":12,\"amount\":450}";

    private Server server;

    @BeforeEach
    void start(@TempDir Path data) {
        server = TestSettings.in(data)
                .flows(Path.of("flows"))
                .audio(audio(PromptMode.AUDIO))
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static AudioSettings audio(PromptMode mode) {
        return new AudioSettings(new AudioFolder(Path.of("audio-cache")), mode, Optional.empty());
    }

    private TestLine line(String flow, String sid) {
        return new TestLine(server.port(), sid).flow(flow).with("CustomField", ORDER);
    }

    private static HttpResponse<byte[]> fetch(String url, String method, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url)).method(method, HttpRequest.BodyPublishers.noBody());
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return TestApi.HTTP.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static JsonNode document(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return Json.MAPPER.readTree(response.body());
    }

    @Test
    void questionsAndClosingWordsAreFiles() throws Exception {
        TestLine line = line("vendor-order-confirmation", "a1");
        JsonNode greeting = document(line.gather(1));
        // The shop's name is one that no clip says, so this prompt is left to Exotel's voice.
        assertThat(greeting.get("gather_prompt").get("text").stringValue()).startsWith("नमस्ते शर्मा।");
        line.press(1, "1");
        JsonNode time = document(line.gather(2));
        assertThat(time.get("gather_prompt").has("text")).isFalse();
        String prompt = time.get("gather_prompt").get("audio_url").stringValue();
        String repeat = time.get("repeat_gather_prompt").get("audio_url").stringValue();
        assertThat(prompt)
                .startsWith("http://localhost:" + server.port() + "/audio/")
                .endsWith(".wav");
        Pcm asked = WavFile.read(fetch(prompt, "GET").body());
        Pcm again = WavFile.read(fetch(repeat, "GET").body());
        assertThat(asked.duration().toSeconds()).isBetween(8L, 20L);
        assertThat(again.duration()).isGreaterThan(asked.duration());
        assertThat(document(line.gather(2))).isEqualTo(time);
        line.press(2, "2");
        String closing = line.greeting();
        assertThat(closing).startsWith("http://").doesNotContain("\n");
        assertThat(WavFile.read(fetch(closing, "GET").body()).duration().toSeconds())
                .isBetween(2L, 8L);
        assertThat(line.ask("gather/3", "").body()).contains("audio_url");
        assertThat(new TestApi(server.port()).get("/metrics").body())
                .contains("ghanti_prompts_unsounded_total{flow=\"vendor-order-confirmation\"}")
                .contains("ghanti_audio_memory_bytes");
    }

    @Test
    void filesHaveTheHeadersThatExotelCachesBy() throws Exception {
        Path folder = Path.of("audio-cache/hi");
        String name;
        byte[] bytes;
        try (Stream<Path> files = Files.walk(folder)) {
            Path file = files.filter(one -> one.toString().endsWith(".wav"))
                    .findFirst()
                    .orElseThrow();
            name = file.getFileName().toString();
            bytes = Files.readAllBytes(file);
        }
        String url = "http://127.0.0.1:" + server.port() + "/audio/" + name;
        for (String method : new String[] {"GET", "HEAD", "POST"}) {
            HttpResponse<byte[]> response = fetch(url, method);
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("content-type")).contains("audio/wav");
            assertThat(response.headers().firstValue("content-length")).contains("" + bytes.length);
            assertThat(response.headers().firstValue("cache-control")).contains("public, max-age=31536000, immutable");
            assertThat(response.headers().firstValue("etag")).contains('"' + name.substring(0, 32) + '"');
            assertThat(response.headers().firstValue("transfer-encoding")).isEmpty();
            assertThat(response.body()).isEqualTo(method.equals("HEAD") ? new byte[0] : bytes);
        }
        assertThat(fetch(url, "GET", "Range", "bytes=0-9").body()).isEqualTo(bytes);
        assertThat(fetch(url, "GET", "Accept-Encoding", "gzip").headers().firstValue("content-encoding"))
                .isEmpty();
        assertThat(fetch(url, "GET", "If-None-Match", '"' + name.substring(0, 32) + '"')
                        .statusCode())
                .isEqualTo(304);
        for (String wrong : new String[] {"x.wav", "0".repeat(32) + ".wav", name.substring(0, 32), "..%2Fpom.xml"}) {
            assertThat(fetch("http://127.0.0.1:" + server.port() + "/audio/" + wrong, "GET")
                            .statusCode())
                    .isIn(400, 404);
        }
    }

    @Test
    void aFlowMaySayOtherwise(@TempDir Path other) throws Exception {
        Path flows = Files.createDirectories(other.resolve("flows"));
        try (InputStream in = Files.newInputStream(Path.of("flows/rider-assignment.yaml"))) {
            String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            Files.writeString(
                    flows.resolve("rider-assignment.yaml"), text.replace("\nstart:", "\nprompts: text\nstart:"));
            Files.writeString(
                    flows.resolve("sounding.yaml"),
                    text.replace("flow: rider-assignment", "flow: sounding")
                            .replace("\nstart:", "\nprompts: audio\nstart:"));
        }
        try (Server mixed = TestSettings.in(other.resolve("data"))
                .flows(flows)
                .audio(audio(PromptMode.TEXT))
                .start()) {
            for (String flow : new String[] {"rider-assignment", "sounding"}) {
                TestLine line = new TestLine(mixed.port(), "s" + flow).flow(flow);
                // Without its inputs a call hears the apology, which every voice has.
                String body = line.gather(1).body();
                assertThat(body).contains(flow.equals("sounding") ? "audio_url" : "text");
            }
        }
    }
}
