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
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 between any two requests loses nothing that was answered for, and rings nobody twice. */
class KillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void aCallGoesOnWhereItWas(@TempDir Path data) throws Exception {
        try (TestBusiness business = new TestBusiness();
                ServerProcess server = new ServerProcess(
                        data, Map.of("GHANTI_RESULT_URL", business.url().toString()))) {
            TestLine line = TestLine.withOrder(server.port(), "d0000000000000000000000000000001");
            String question = line.gather(1).body();
            server.killAndStartAgain();
            assertThat(line.gather(1).body()).isEqualTo(question);
            assertThat(line.press(1, "1")).isEqualTo(200);
            server.killAndStartAgain();
            assertThat(line.press(1, "0")).isEqualTo(200);
            assertThat(line.gather(2).body()).contains("How many minutes?");
            server.killAndStartAgain();
            assertThat(line.press(2, "2")).isEqualTo(302);
            server.killAndStartAgain();
            assertThat(line.greeting()).isEqualTo("Thank you. The rider comes in thirty minutes.");
            String call = new TestApi(server.port()).newest().get("id").stringValue();
            TestApi.eventually(PATIENCE, () -> business.heardOf(call).contains("finished accepted"));
            // A result whose delivery was interrupted comes again under the same id.
            assertThat(business.heardOf(call).stream().distinct())
                    .containsExactly("progress accepted", "finished accepted");
            assertThat(business.told().stream().map(TestBusiness.Told::id).distinct())
                    .hasSize(2);
        }
    }

    @Test
    void aStreamGoesOnWhereItWas(@TempDir Path data) throws Exception {
        try (ServerProcess server = new ServerProcess(data, Map.of())) {
            String sid = "d0000000000000000000000000000009";
            TestLine line = TestLine.withOrder(server.port(), sid);
            TestApi api = new TestApi(server.port());
            try (TestStream stream = TestStream.open(socketOf(line)).begin(sid).key("1")) {
                TestApi.eventually(
                        PATIENCE, () -> api.newest().get("node").stringValue().equals("prep_time"));
                server.killAndStartAgain();
                assertThat(stream.awaitClose(PATIENCE)).isNotEqualTo(1000);
            }
            try (TestStream stream = TestStream.open(socketOf(line)).begin(sid).key("2")) {
                assertThat(stream.awaitClose(PATIENCE)).isEqualTo(1000);
            }
            assertThat(line.press(1, "")).isEqualTo(302);
            assertThat(api.newest().get("answers").get("prep_minutes").intValue())
                    .isEqualTo(30);
            assertThat(api.calls()).hasSize(1);
        }
    }

    private static String socketOf(TestLine line) {
        return Json.MAPPER.readTree(line.ask("voicebot", "").body()).get("url").stringValue();
    }

    @Test
    void aCallPlacedBeforeTheKillIsDialledOnceAfterIt(@TempDir Path data) throws Exception {
        try (Emulator exotel = exotel();
                ServerProcess server = new ServerProcess(
                        data, ServerProcess.account(exotel.baseUrl().toString()))) {
            exotel.app("4242", chain(server.port()));
            TestApi api = new TestApi(server.port());
            Map<String, Object> order = new HashMap<>(TestApi.order("1042"));
            order.put("not_before", Instant.now().plusSeconds(2).toString());
            String first = TestApi.json(api.post("/v1/calls", Json.write(order), "Idempotency-Key", "order 1042"))
                    .get("id")
                    .stringValue();
            server.killAndStartAgain();
            String again = TestApi.json(api.post("/v1/calls", Json.write(order), "Idempotency-Key", "order 1042"))
                    .get("id")
                    .stringValue();
            assertThat(again).isEqualTo(first);
            exotel.awaitLine(1, PATIENCE).join(PATIENCE);
            assertThat(api.call(first).get("outcome").stringValue()).isEqualTo("accepted");
            assertThat(exotel.dials()).hasSize(1);
        }
    }

    @Test
    void aServerKilledWhileConnectWaitsNeverDialsAgain(@TempDir Path data) throws Exception {
        try (Emulator exotel = exotel();
                ServerProcess server = new ServerProcess(
                        data, ServerProcess.account(exotel.baseUrl().toString()))) {
            exotel.app("4242", chain(server.port()));
            exotel.answerNextDials(DialAnswer.placed().after(Duration.ofSeconds(14)));
            TestApi api = new TestApi(server.port());
            String call = api.place(TestApi.order("1042"));
            TestApi.eventually(
                    PATIENCE,
                    () -> api.call(call).get("status").stringValue().equals("dialing")
                            && (exotel.dials().size() == 1 || server.output().contains("dialling *********3210")));
            Thread.sleep(300);
            server.killAndStartAgain();
            // Long enough for the dead server's job to be taken over.
            Thread.sleep(13_000);
            assertThat(exotel.awaitDial(1, PATIENCE).field("CustomField")).isEqualTo(call);
            assertThat(exotel.dials()).hasSize(1);
            exotel.lines().get(0).join(PATIENCE);
            assertThat(api.call(call).get("outcome").stringValue()).isEqualTo("accepted");
        }
    }

    private static Emulator exotel() {
        return Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                .tempo(Tempo.instant())
                .callee(Callee.script("1 2"))
                .start();
    }

    private static Chain chain(int port) {
        return Chain.standard(
                URI.create("http://127.0.0.1:" + port + "/exotel/" + TestSettings.TOKEN + "/" + TestSettings.FLOW), 5);
    }
}
