package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.app.WireFile.Section;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Exotel's requests as they come over the wire, and the exact replies, from the files in {@code src/test/wire}. With
 * {@code -Dupdate=true} the replies are written anew; read the difference before it is committed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WireTest {

    private static final Path FOLDER = Path.of("src/test/wire");

    private MockWebServer exotel;
    private Server server;
    private TestApi api;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        exotel = new MockWebServer();
        exotel.setDispatcher(new Dispatcher() {
            private int calls;

            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String sid = String.format("0ut%028da", ++calls);
                return new MockResponse.Builder()
                        .body("{\"Call\":{\"Sid\":\"" + sid + "\",\"Status\":\"in-progress\"}}")
                        .build();
            }
        });
        exotel.start();
        server = TestSettings.in(data).exotel(exotel.url("/").uri()).start();
        api = new TestApi(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
        exotel.close();
    }

    static List<Path> files() throws IOException {
        return WireFile.all(FOLDER);
    }

    @ParameterizedTest
    @MethodSource("files")
    void repliesAreAsRecorded(Path path) throws Exception {
        WireFile file = WireFile.read(path);
        List<Section> now = play(file);
        if (Boolean.getBoolean("update")) {
            file.rewrite(now);
        }
        assertThat(now).isEqualTo(WireFile.read(path).sections());
    }

    private List<Section> play(WireFile file) throws Exception {
        List<Section> now = new ArrayList<>();
        String reply = "";
        String call = "none";
        for (Section section : file.sections()) {
            switch (section.title()) {
                case "request" -> reply = RawHttp.send(server.port(), filledIn(section.text(), call));
                case "place" -> call = placed(section.text());
                case "call arrived" -> call = api.newest().get("id").stringValue();
                default -> {}
            }
            now.add(
                    switch (section.title()) {
                        case "reply" -> new Section("reply", reply);
                        case "call" -> new Section("call", summary(api.call(call)));
                        default -> section;
                    });
        }
        return now;
    }

    private String filledIn(String text, String call) {
        String filled = text.replace("{token}", TestSettings.TOKEN).replace("{call}", call);
        return text.contains("{sid}") ? filled.replace("{sid}", sid(call)) : filled;
    }

    private String sid(String call) {
        return api.call(call).at("/attempts/0/call_sid").stringValue();
    }

    private String placed(String body) throws InterruptedException {
        String id = api.place(ghanti.call.Json.object(body).orElseThrow());
        TestApi.eventually(
                Duration.ofSeconds(10),
                () -> api.call(id).at("/attempts/0/call_sid").isString());
        return id;
    }

    private static String summary(JsonNode call) {
        StringBuilder text = new StringBuilder();
        for (String field : List.of("status", "outcome", "node", "answers", "inputs")) {
            text.append(field).append(": ").append(call.get(field)).append('\n');
        }
        call.get("turns")
                .forEach(turn -> text.append("turn ")
                        .append(turn.get("turn"))
                        .append(": ")
                        .append(turn.get("node").stringValue())
                        .append(' ')
                        .append(turn.get("digits"))
                        .append('\n'));
        call.get("attempts")
                .forEach(attempt -> text.append("attempt: ")
                        .append(attempt.get("status").stringValue())
                        .append(attempt.hasNonNull("answered_at") ? ", answered" : "")
                        .append(attempt.hasNonNull("ended_at") ? ", ended" : "")
                        .append(attempt.hasNonNull("recording_url") ? ", " + attempt.get("recording_url") : "")
                        .append('\n'));
        return text.toString().stripTrailing();
    }
}
