package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A recorded call comes out the same once more, by the API and by the command, and as a scenario. */
class ReplayTest {

    private final Path folder;
    private Server server;

    ReplayTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void start() throws Exception {
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Path shop = TestSettings.FLOWS.resolve("shop-order.yaml");
        String text = Files.readString(shop);
        Files.writeString(flows.resolve("shop-order.yaml"), text);
        Files.writeString(
                flows.resolve("greeted.yaml"),
                text.replace("flow: shop-order", "flow: greeted")
                        .replace("start: greeting", "start: hello")
                        .replace("nodes:\n", "nodes:\n  hello: {type: say, prompt: {en: \"Hello.\"}, go: greeting}\n"));
        Files.copy(Path.of("flows/cod-confirmation.yaml"), flows.resolve("cod-confirmation.yaml"));
        server = TestSettings.in(folder).flows(flows).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String id() {
        return new TestApi(server.port()).newest().get("id").stringValue();
    }

    private String replay() {
        return new TestApi(server.port()).get("/v1/calls/" + id() + "/replay").body();
    }

    private TestLine played(String keys) {
        TestLine line = TestLine.withOrder(server.port(), "4e91a70000000000000000000000000a");
        int turn = 0;
        for (String key : keys.split(" ", -1)) {
            turn++;
            line.gather(turn);
            line.press(turn, key.equals("-") ? "" : key);
        }
        return line;
    }

    private CommandRun run(String... arguments) throws Exception {
        return CommandRun.with(Map.of("GHANTI_API_KEYS", TestSettings.KEY), arguments);
    }

    @ParameterizedTest
    @CsvSource({"1 2", "7 1 4 3 25", "0 -", "9 9 0 1", "-", "7 7 7", "1 4 -"})
    void everyCallComesOutTheSame(String keys) {
        played(keys);
        assertThat(replay()).contains("\"same\":true");
    }

    @ParameterizedTest
    @CsvSource({"shop-order", "greeted"})
    void aCallThatBroughtTooLittleComesOutTheSame(String flow) {
        new TestLine(server.port(), "4e91a70000000000000000000000000b")
                .flow(flow)
                .gather(1);
        assertThat(new TestApi(server.port()).newest().get("outcome").stringValue())
                .isEqualTo("failed");
        assertThat(replay()).contains("\"same\":true");
    }

    @Test
    void aCallThatWasHungUpComesOutTheSame() {
        TestLine line = played("1");
        line.gather(2);
        line.status(id(), "completed");
        assertThat(replay()).contains("\"same\":true");
    }

    @Test
    void theCommandPrintsItAndItsScenarioPasses() throws Exception {
        played("7 1 4 25");
        String url = "http://127.0.0.1:" + server.port();
        CommandRun told = run("replay", id(), "--url", url);
        assertThat(told.code()).as(told.everything()).isZero();
        assertThat(told.out()).contains("Outcome  accepted", "[25]", "Replay   the same");
        passes("done.yaml", url);
    }

    @Test
    void theScenarioOfASilentCallThatWasHungUpPasses() throws Exception {
        TestLine line = played("0 -");
        String url = "http://127.0.0.1:" + server.port();
        passes("silent.yaml", url);
        TestLine other = TestLine.withOrder(server.port(), "4e91a70000000000000000000000000c");
        other.gather(1);
        other.press(1, "1");
        other.gather(2);
        other.status(id(), "completed");
        assertThat(line.port()).isEqualTo(server.port());
        passes("hung-up.yaml", url);
    }

    @Test
    void theScenarioTellsHowTransfersWentAndWhereTheCalleeHungUp() throws Exception {
        TestLine line = new TestLine(server.port(), "4e91a70000000000000000000000000d")
                .flow("cod-confirmation")
                .with("CustomField", """
                        {"order_id": "1042", "customer_name": "Asha", "amount": 450, "delivery_date": "2026-11-21",
                         "desk_number": "08069891522"}""");
        line.gather(1);
        line.press(1, "2");
        line.gather(2);
        line.press(2, "3");
        line.with("DialCallStatus", "busy").press(3, "");
        line.without("DialCallStatus");
        line.gather(4);
        line.press(4, "2");
        line.gather(5);
        line.status(id(), "completed");
        String url = "http://127.0.0.1:" + server.port();
        assertThat(run("replay", id(), "--url", url).out()).contains("\nTransfer to_desk not answered\n");
        assertThat(run("replay", id(), "--scenario", "--url", url).out())
                .contains("keys: \"2 3 2\"", "hang_up_at: \"cancel_sure\"", "transfer: no-answer");
        passes("desk.yaml", url);
    }

    private void passes(String name, String url) throws Exception {
        CommandRun scenario = run("replay", id(), "--scenario", "--url", url);
        assertThat(scenario.code()).as(scenario.everything()).isZero();
        Path file = Files.writeString(folder.resolve(name), scenario.out());
        CommandRun emulated = CommandRun.of(
                "emulate",
                "--scenario",
                file.toString(),
                "--flows",
                folder.resolve("flows").toString());
        assertThat(emulated.code())
                .as(scenario.out() + "\n" + emulated.everything())
                .isZero();
    }

    @Test
    void whoIsUnknownIsToldInASentence() throws Exception {
        CommandRun none = run("replay", "1042");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("\"1042\" is no call id");
    }
}
