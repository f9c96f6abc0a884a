package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.DialAnswer;
import ghanti.emulator.Emulator;
import ghanti.emulator.Tempo;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret and no whole phone number in anything a server says, however it fails. */
class SecretsTest {

    private static final String[] SECRETS = {
        TestSettings.TOKEN,
        TestSettings.KEY,
        TestSettings.SECRET,
        TestSettings.SECRET.substring(6),
        "exotel-key-91",
        "exotel-token-c3",
        "db-password-5",
        "redis-password-6"
    };
    private static final String[] PHONES = {"9876543210", "98765 43210"};

    @Test
    void aServerInTroubleKeepsThem(@TempDir Path data) throws Exception {
        try (Emulator exotel = Emulator.of(
                                Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                        .tempo(Tempo.instant())
                        .callee(Callee.script("1 2"))
                        .start();
                ServerProcess server = new ServerProcess(data, environment(exotel.baseUrl()))) {
            exotel.app("4242", chain(server.port()));
            TestApi api = new TestApi(server.port());
            exotel.answerNextDials(
                    DialAnswer.refused(400, "Could not call 09876543210"),
                    DialAnswer.placed().lost(),
                    DialAnswer.refusedWith200(403, "+919876543210 is on the NDNC list"),
                    DialAnswer.placed());
            for (int i = 0; i < 4; i++) {
                api.place(TestApi.order(Integer.toString(i)));
                exotel.awaitDial(i + 1, Duration.ofSeconds(10));
            }
            trouble(server.port(), api);
            TestApi.eventually(Duration.ofSeconds(20), () -> server.output().contains("has ended: accepted"));
            TestApi.eventually(Duration.ofSeconds(20), () -> server.output().contains("was not taken"));
            String output = server.output();
            assertThat(output).contains("ghanti listens on").doesNotContain(SECRETS);
            assertThat(output).doesNotContain(PHONES);
            assertThat(api.get("/metrics").body()).doesNotContain(SECRETS).doesNotContain(PHONES);
        }
    }

    private static Map<String, String> environment(URI exotel) {
        Map<String, String> environment = new HashMap<>(ServerProcess.account(exotel.toString()));
        environment.put("GHANTI_RESULT_URL", "http://127.0.0.1:9/results");
        environment.put("REDIS_URL", "redis://:redis-password-6@127.0.0.1:9/0");
        return environment;
    }

    private static void trouble(int port, TestApi api) {
        TestLine line = TestLine.withOrder(port, "e7b2c3d4e5f60718293a4b5c6d7e187v");
        line.gather(1);
        line.press(1, "1");
        new TestLine(port, "e8b2c3d4e5f60718293a4b5c6d7e187v")
                .with("CustomField", "{\"order_id\":\"09876543210x\"}")
                .gather(1);
        new TestLine(port, "").gather(1);
        line.status("019aa1b2-0000-7000-8000-000000000000", "completed");
        api.post("/v1/calls", "{\"to\":\"+919876543210\"}");
        api.post("/v1/calls", Json.write(TestApi.order("1")), "Idempotency-Key", "+919876543210");
        api.get("/v1/calls?to=%2B919876543210&cursor=%00");
        api.get("/v1/nothing/9876543210");
        TestApi.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/exotel/" + TestSettings.TOKEN
                + "/no-flow/gather/1?CallSid=abc&CallFrom=09876543210")));
    }

    @Test
    void aServerWithoutItsDatabaseKeepsThePassword() throws Exception {
        CommandRun run = CommandRun.with(
                Map.of("DATABASE_URL", "postgres://shop:db-password-5@127.0.0.1:9/orders"),
                "serve",
                "--flows",
                TestSettings.FLOWS.toString(),
                "--port",
                "0");
        assertThat(run.code()).isNotZero();
        assertThat(run.everything()).doesNotContain(SECRETS);
        CommandRun odd = CommandRun.with(
                Map.of("DATABASE_URL", "mysql://shop:db-password-5@127.0.0.1/orders"),
                "serve",
                "--flows",
                TestSettings.FLOWS.toString());
        assertThat(odd.code()).isEqualTo(2);
        assertThat(odd.everything()).doesNotContain(SECRETS).contains("DATABASE_URL");
        CommandRun jdbc = CommandRun.with(
                Map.of("DATABASE_URL", "jdbc:postgresql://127.0.0.1:nine/orders?user=a&password=db-password-5"),
                "serve",
                "--flows",
                TestSettings.FLOWS.toString());
        assertThat(jdbc.code()).isNotZero();
        assertThat(jdbc.everything()).doesNotContain(SECRETS);
    }

    private static Chain chain(int port) {
        return Chain.standard(
                URI.create("http://127.0.0.1:" + port + "/exotel/" + TestSettings.TOKEN + "/" + TestSettings.FLOW), 5);
    }
}
