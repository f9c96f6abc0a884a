package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.CallStore;
import ghanti.call.FlowLibrary;
import ghanti.call.Flows;
import ghanti.call.Json;
import ghanti.call.RecordedCalls;
import ghanti.recording.RecordingFolder;
import ghanti.recording.Recordings;
import ghanti.store.Database;
import ghanti.store.JdbiCallStore;
import ghanti.store.JdbiFlowVersions;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Recordings as the business gets at them. */
final class RecordingApiTest {

    private static final String RECORDED = "shop-order-recorded";

    @TempDir
    private Path data;

    private final HttpClient http = HttpClient.newHttpClient();
    private Server server;
    private TestApi api;

    @BeforeEach
    void start() throws Exception {
        Path flows = Files.createDirectory(data.resolve("flows"));
        String flow = Files.readString(TestSettings.FLOWS.resolve("shop-order.yaml"));
        Files.writeString(flows.resolve("shop-order.yaml"), flow);
        Files.writeString(
                flows.resolve(RECORDED + ".yaml"),
                flow.replace("flow: shop-order\n", "flow: " + RECORDED + "\nrecord: true\n"));
        server = TestSettings.in(data)
                .flows(flows)
                .exotel(URI.create("http://127.0.0.1:9/"))
                .start();
        api = new TestApi(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static Map<String, Object> tomorrow(String flow) {
        Map<String, Object> order = new HashMap<>(TestApi.order("1042"));
        order.put("flow", flow);
        order.put("not_before", Instant.now().plusSeconds(86_400).toString());
        return order;
    }

    private void record(String call, int milliseconds) {
        Clock clock = Clock.systemUTC();
        Instant begin = clock.instant().minusMillis(milliseconds);
        try (Recordings recordings =
                new Recordings(new RecordingFolder(data.resolve("recordings")), facts -> true, clock)) {
            StreamListener stream = recordings
                    .of(new StreamFacts(call, "", "s", "", "", "", 8000, Map.of(), begin))
                    .get(0);
            short[] sound = new short[8 * milliseconds];
            Arrays.fill(sound, (short) 1234);
            stream.heard(sound);
            stream.closed("stop");
        }
    }

    private HttpResponse<byte[]> send(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", "Bearer " + TestSettings.KEY)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofByteArray());
    }

    @Test
    void aCallListsItsRecordingsAndGivesThem() throws Exception {
        String id = api.place(tomorrow("shop-order"));
        assertThat(api.call(id).get("recordings")).isEmpty();
        record(id, 1500);
        record(id, 2500);
        JsonNode recordings = api.call(id).get("recordings");
        assertThat(recordings).hasSize(2);
        assertThat(recordings.at("/1/number").intValue()).isEqualTo(2);
        assertThat(recordings.at("/1/seconds").doubleValue()).isBetween(2.4, 3.5);
        assertThat(Instant.parse(recordings.at("/1/started_at").stringValue())).isBefore(Instant.now());
        HttpResponse<byte[]> second = send("GET", recordings.at("/1/url").stringValue());
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.headers().firstValue("Content-Type")).contains("audio/wav");
        assertThat(second.headers().firstValueAsLong("Content-Length")).hasValue(second.body().length);
        try (AudioInputStream wav = AudioSystem.getAudioInputStream(new ByteArrayInputStream(second.body()))) {
            assertThat(wav.getFormat().getChannels()).isEqualTo(2);
            assertThat(wav.getFrameLength()).isBetween(19_000L, 28_000L);
        }
        assertThat(send("GET", "/v1/calls/" + id + "/recording").body()).isEqualTo(second.body());
        HttpResponse<byte[]> first = send("GET", recordings.at("/0/url").stringValue());
        assertThat(first.body().length).isLessThan(second.body().length);
        HttpResponse<byte[]> head = send("HEAD", "/v1/calls/" + id + "/recording?n=1");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(first.body().length);
        assertThat(head.body()).isEmpty();
        assertThat(api.get("/v1/calls").body()).doesNotContain("recordings");
    }

    @Test
    void whatIsNotThereIsTold() throws Exception {
        String id = api.place(tomorrow("shop-order"));
        record(id, 100);
        for (String path : new String[] {
            "/v1/calls/" + id + "/recording?n=2",
            "/v1/calls/unknown/recording",
            "/v1/calls/..%2Frecordings%2F" + id + "/recording"
        }) {
            HttpResponse<byte[]> answer = send("GET", path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(send("HEAD", path).statusCode()).as(path).isEqualTo(404);
        }
        for (String number : new String[] {"0", "x", "-1", "100"}) {
            assertThat(send("GET", "/v1/calls/" + id + "/recording?n=" + number).statusCode())
                    .isEqualTo(422);
        }
        HttpRequest.Builder withoutKey = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.port() + "/v1/calls/" + id + "/recording"));
        assertThat(TestApi.send(withoutKey).statusCode()).isEqualTo(401);
    }

    @Test
    void theCallOrElseItsFlowSaysWhetherItIsRecorded() throws Exception {
        String plain = api.place(tomorrow("shop-order"));
        String byFlow = api.place(tomorrow(RECORDED));
        Map<String, Object> yes = tomorrow("shop-order");
        yes.put("record", true);
        Map<String, Object> no = tomorrow(RECORDED);
        no.put("record", false);
        String byCall = api.place(yes);
        String notByCall = api.place(no);
        yes.put("record", "yes");
        assertThat(api.post("/v1/calls", Json.write(yes)).statusCode()).isEqualTo(422);
        server.close();
        try (Database database = Database.open(Optional.empty(), data)) {
            CallStore calls = new JdbiCallStore(database, () -> {}, () -> {});
            Flows flows = new FlowLibrary(
                    Server.read(data.resolve("flows")), new JdbiFlowVersions(database), Server.folder());
            RecordedCalls recorded = new RecordedCalls(calls, flows);
            assertThat(recorded.include(plain)).isFalse();
            assertThat(recorded.include(byFlow)).isTrue();
            assertThat(recorded.include(byCall)).isTrue();
            assertThat(recorded.include(notByCall)).isFalse();
            assertThat(recorded.include("unknown")).isFalse();
        }
    }

    @Test
    void oldRecordingsGoWhenTheServerStarts() throws Exception {
        String id = api.place(tomorrow("shop-order"));
        record(id, 100);
        record(id, 100);
        Files.setLastModifiedTime(
                data.resolve("recordings").resolve(id + "-1.wav"),
                FileTime.from(Instant.now().minusSeconds(31 * 86_400L)));
        server.close();
        server = TestSettings.in(data)
                .flows(data.resolve("flows"))
                .exotel(URI.create("http://127.0.0.1:9/"))
                .start();
        api = new TestApi(server.port());
        TestApi.eventually(
                Duration.ofSeconds(10), () -> api.call(id).get("recordings").size() == 1);
        assertThat(api.call(id).at("/recordings/0/number").intValue()).isEqualTo(2);
    }
}
