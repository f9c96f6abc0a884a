package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.emulator.Account;
import ghanti.emulator.Emulator;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole command: beside a running server, before there is one, and with settings that are wrong. */
class DoctorCommandTest {

    @TempDir
    private Path folder;

    private Map<String, String> settings(int port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "PORT", Integer.toString(port),
                "GHANTI_DATA", folder.resolve("data").toString(),
                "GHANTI_FLOWS", TestSettings.FLOWS.toString(),
                "COLUMNS", "120"));
        settings.putAll(more);
        return settings;
    }

    @Test
    void besideARunningServerItGoesThroughEverything() throws Exception {
        Account account = Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522");
        try (Emulator exotel = Emulator.of(account).start();
                Server server = TestSettings.in(folder.resolve("data"))
                        .exotel(exotel.baseUrl())
                        .start()) {
            Map<String, String> settings = settings(
                    server.port(), ServerProcess.account(exotel.baseUrl().toString()));
            settings.put("GHANTI_WEBHOOK_TOKEN", TestSettings.TOKEN);
            CommandRun run = CommandRun.with(settings, "doctor");
            assertThat(run.code()).as(run.everything()).isZero();
            assertThat(run.out())
                    .contains(
                            "is open in a running server",
                            "exampletenant1 is let in",
                            "belongs to the account",
                            "leads to a server with this token",
                            "is answered like GET",
                            "Nothing is broken");
            assertThat(run.everything()).doesNotContain(TestSettings.TOKEN, "exotel-token-c3", "exotel-key-91");
            assertThat(run.err()).isEmpty();
            settings.put("EXOTEL_API_TOKEN", "wrong");
            CommandRun refused = CommandRun.with(settings, "doctor", "--json");
            assertThat(refused.code()).as(refused.everything()).isEqualTo(1);
            assertThat(Json.object(refused.out()).orElseThrow().toString())
                    .contains("check=exotel account, level=fail", "way_out=copy EXOTEL_API_KEY");
        }
    }

    @Test
    void beforeThereIsAServerItLeavesNothingBehind() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        CommandRun run = CommandRun.with(settings(free, Map.of()), "doctor");
        assertThat(run.code()).as(run.everything()).isZero();
        assertThat(run.out())
                .contains("does not exist yet", "none is configured", "no server has run on this data folder yet");
        assertThat(folder.resolve("data")).doesNotExist();
        CommandRun named = CommandRun.with(settings(free, Map.of("GHANTI_WEBHOOK_TOKEN", "token-1")), "doctor");
        assertThat(named.out()).contains("skipped", "nobody answers on http://localhost:" + free);
    }

    @Test
    void brokenFlowsAndSettingsAreTold() throws Exception {
        CommandRun half = CommandRun.with(settings(8080, Map.of("EXOTEL_ACCOUNT_SID", "exampletenant1")), "doctor");
        assertThat(half.code()).isEqualTo(1);
        assertThat(half.out()).contains("the Exotel account is only half configured", "Calls will fail: 1 to mend");
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("asks.yaml"), """
                flow: asks
                languages: [en]
                start: look
                nodes:
                  look: {type: fetch, get: "https://orders.example/", go: bye, failed: bye}
                  bye: {type: end, outcome: done, prompt: "Goodbye."}
                """);
        CommandRun asks = CommandRun.with(settings(8080, Map.of("GHANTI_FLOWS", flows.toString())), "doctor", "--json");
        assertThat(Json.object(asks.out()).orElseThrow().toString())
                .contains("node \"look\" of flow \"asks\" asks orders.example, which is not among GHANTI_FETCH_HOSTS")
                .contains("check=flows, level=warn");
        Files.writeString(flows.resolve("broken.yaml"), "flow: broken\ntitle: x\n");
        CommandRun broken = CommandRun.with(settings(8080, Map.of("GHANTI_FLOWS", flows.toString())), "doctor");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("fail", "flows", "broken.yaml:");
    }
}
