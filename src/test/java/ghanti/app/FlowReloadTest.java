package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Flows are edited while the server runs; calls under way do not notice. */
class FlowReloadTest {

    private static final Duration SOON = Duration.ofSeconds(15);

    private final Path data;
    private final Path flows;
    private final String database = "jdbc:h2:mem:reload-" + System.nanoTime() + ";DB_CLOSE_DELAY=-1";
    private Server server;

    FlowReloadTest(@TempDir Path folder) throws IOException {
        data = folder;
        flows = Files.createDirectory(folder.resolve("flows"));
    }

    @BeforeEach
    void start() throws IOException {
        write("inner", """
                start: q
                nodes: {q: {type: menu, prompt: "Sure?", keys: {"1": y}, exhausted: y}, y: {type: end, outcome: "yes"}}
                """);
        say("one");
        server = started();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Server started() {
        return TestSettings.in(data).flows(flows).database(database).start();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(flows.resolve(name + ".yaml"), "flow: " + name + "\nlanguages: [en]\n" + text);
    }

    private void say(String words) throws IOException {
        write("outer", """
                start: ask
                nodes:
                  ask: {type: menu, prompt: "Press, %1$s.", keys: {"1": inside}, exhausted: bye}
                  inside: {type: flow, flow: inner, outcomes: {yes: bye}}
                  bye: {type: end, outcome: done, prompt: "Goodbye, %1$s."}
                """.formatted(words));
    }

    private JsonNode flow(String name) {
        return TestApi.json(new TestApi(server.port()).get("/v1/flows/" + name));
    }

    private String version() {
        return flow("outer").get("version").stringValue();
    }

    private long errors(String name) {
        return flow(name)
                .get("problems")
                .valueStream()
                .filter(problem -> problem.stringValue().contains(": error: "))
                .count();
    }

    private TestLine line(int number) {
        return new TestLine(server.port(), "4e10ad0000000000000000000000000" + number).flow("outer");
    }

    private void editIsTaken(String words) throws Exception {
        String before = version();
        say(words);
        TestApi.eventually(SOON, () -> !version().equals(before));
    }

    private List<String> keptVersions() throws Exception {
        List<String> kept = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                ResultSet rows = connection.createStatement().executeQuery("select version from flow_versions")) {
            while (rows.next()) {
                kept.add(rows.getString(1));
            }
        }
        return kept;
    }

    @Test
    void aCallEndsOnTheVersionItBeganWith() throws Exception {
        String first = version();
        TestLine line = line(1);
        assertThat(line.gather(1).body()).contains("Press, one.");
        editIsTaken("two");
        assertThat(line(2).gather(1).body()).contains("Press, two.");
        String second = version();
        editIsTaken("three");
        assertThat(keptVersions()).containsExactlyInAnyOrder(first, second);
        assertThat(flow("outer").get("versions").valueStream().map(JsonNode::stringValue))
                .containsExactly(version(), second, first);
        assertThat(line.press(1, "1")).isEqualTo(200);
        server.close();
        server = started();
        line.at(server.port());
        assertThat(line.gather(2).body()).contains("Sure?");
        Files.delete(flows.resolve("outer.yaml"));
        TestApi.eventually(
                SOON, () -> new TestApi(server.port()).get("/v1/flows/outer").statusCode() == 404);
        assertThat(new TestApi(server.port()).get("/ready").body())
                .contains("outer is gone; new calls hear an apology");
        Files.writeString(flows.resolve("inner.yaml"), Files.readString(flows.resolve("inner.yaml")) + "# later\n");
        assertThat(line.press(2, "1")).isEqualTo(302);
        assertThat(line.greeting()).isEqualTo("Goodbye, one.");
        JsonNode call = new TestApi(server.port()).calls().get(1);
        assertThat(call.get("flow_version").stringValue()).isEqualTo(first);
        assertThat(call.get("outcome").stringValue()).isEqualTo("done");
        String replay = "/v1/calls/" + call.get("id").stringValue() + "/replay";
        assertThat(new TestApi(server.port()).get(replay).body()).contains("\"same\":true");
        assertThat(keptVersions()).hasSize(2);
    }

    @Test
    void aBrokenEditIsRefusedAndTold() throws Exception {
        String before = version();
        write("outer", "start: nowhere\nnodes: {bye: {type: end, outcome: done}}\n");
        TestApi.eventually(SOON, () -> errors("outer") == 1);
        assertThat(flow("outer").get("problems").toString()).contains("outer.yaml:3:8: error: ", "nowhere");
        assertThat(version()).isEqualTo(before);
        var ready = new TestApi(server.port()).get("/ready");
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body())
                .contains("the last edit of outer has errors; the last good version goes on; a server would not start");
        assertThat(line(1).gather(1).body()).contains("Press, one.");
        editIsTaken("two");
        assertThat(errors("outer")).isZero();
        assertThat(new TestApi(server.port()).get("/ready").body()).doesNotContain("errors");
    }

    @Test
    void aNewFlowWithErrorsHasNoVersionToGoOnWith() throws Exception {
        write("another", "start: nowhere\nnodes: {bye: {type: end, outcome: done}}\n");
        TestApi.eventually(
                SOON,
                () -> new TestApi(server.port())
                        .get("/ready")
                        .body()
                        .contains(
                                "another has errors, and no earlier version; a server would not start on this folder"));
        Files.delete(flows.resolve("another.yaml"));
        TestApi.eventually(
                SOON, () -> !new TestApi(server.port()).get("/ready").body().contains("another"));
    }

    @Test
    void aFlowWhoseInnerOneNoLongerFitsGoesOnToo() throws Exception {
        String before = version();
        write("inner", """
                start: q
                nodes: {q: {type: flow, flow: nowhere, outcomes: {done: y}}, y: {type: end, outcome: "yes"}}
                """);
        TestApi.eventually(SOON, () -> errors("inner") == 1);
        assertThat(version()).isEqualTo(before);
        assertThat(line(1).gather(1).body()).contains("Press, one.");
    }

    @Test
    void anEditOfTheInnerFileIsANewVersionOfBoth() throws Exception {
        String before = version();
        Path inner = flows.resolve("inner.yaml");
        Files.writeString(inner, Files.readString(inner).replace("Sure?", "Really?"));
        TestApi.eventually(SOON, () -> !version().equals(before));
        TestLine line = line(1);
        line.gather(1);
        line.press(1, "1");
        assertThat(line.gather(2).body()).contains("Really?");
    }

    @Test
    void aSignalReadsThemWhateverTheFilesLookLike(@TempDir Path other) throws Exception {
        try (ServerProcess process = new ServerProcess(other, Map.of("GHANTI_FLOWS", flows.toString()))) {
            Path outer = flows.resolve("outer.yaml");
            FileTime time = Files.getLastModifiedTime(outer);
            Files.writeString(flows.resolve("new"), Files.readString(outer).replace("one", "two"));
            TestApi api = new TestApi(process.port());
            String before = api.get("/v1/flows").body();
            Files.setLastModifiedTime(flows.resolve("new"), time);
            Files.move(flows.resolve("new"), outer, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            process.hangUp();
            TestApi.eventually(SOON, () -> !api.get("/v1/flows").body().equals(before));
        }
    }
}
