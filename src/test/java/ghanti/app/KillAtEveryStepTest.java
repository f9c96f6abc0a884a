package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.DialAnswer;
import ghanti.emulator.Emulator;
import ghanti.emulator.Fate;
import ghanti.emulator.Mischief;
import ghanti.emulator.Tempo;
import ghanti.store.TestPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One kill -9, which meets each of several calls at another step of its dial; every one of them rings as often as it should. */
class KillAtEveryStepTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String FLOW = """
            flow: %s
            languages: en
            inputs: {order_id: {type: digits}}
            call: {max_duration: 10s%s}
            start: ask
            nodes:
              ask: {type: menu, prompt: Press 1., keys: {"1": yes}, exhausted: no_response}
              yes: {type: end, outcome: accepted, prompt: Thank you.}
              no_response: {type: end, outcome: no_response}
            """;

    private final AtomicInteger sids = new AtomicInteger(10);
    private final Set<String> withoutCallback = ConcurrentHashMap.newKeySet();

    @Test
    void everyStep(@TempDir Path data) throws Exception {
        Path flows = Files.createDirectory(data.resolve("flows"));
        Files.writeString(flows.resolve("once.yaml"), FLOW.formatted("once", ""));
        Files.writeString(
                flows.resolve("again.yaml"), FLOW.formatted("again", ", retry: {on: [busy], attempts: 2, wait: 4s}"));
        int port = ServerProcess.freePort();
        String url = "http://127.0.0.1:" + port;
        try (TestBusiness business = new TestBusiness();
                Emulator exotel = exotel();
                ServerProcess server = ServerProcess.hasty(
                        data,
                        port,
                        url,
                        TestPostgres.freshDatabase(),
                        flows.toString(),
                        data.toString(),
                        exotel.baseUrl().toString(),
                        business.url().toString(),
                        "6000")) {
            server.awaitReady();
            exotel.app("4242", Chain.standard(URI.create(url + "/exotel/" + TestSettings.TOKEN + "/once"), 2));
            Steps steps = new Steps(new TestApi(port), exotel);
            String busy = steps.place("again", 1, DialAnswer.placed(), Callee.script("busy"), Callee.script("1"));
            steps.eventually(busy, "queued");
            withoutCallback.addAll(List.of(sid(12), sid(13)));
            String lost = steps.place("once", 2, DialAnswer.placed().lost(), Callee.script("no-answer"));
            String unheard = steps.place("once", 3, DialAnswer.placed(), Callee.script("no-answer"));
            steps.eventuallyRings(unheard);
            String refused = steps.place("once", 4, DialAnswer.refused(500).lost(), Callee.script("1"));
            // Longer than a server takes to start again on a slow machine.
            String waiting =
                    steps.place("once", 5, DialAnswer.placed().after(Duration.ofSeconds(10)), Callee.script("1"));
            server.killAndStartAgain();

            steps.ended(busy, "accepted", 2);
            steps.ended(lost, "no_answer", 1);
            steps.ended(unheard, "no_answer", 1);
            steps.ended(refused, "accepted", 2);
            steps.ended(waiting, "accepted", 1);
            assertThat(steps.history(busy)).containsExactly("dialled", "again", "dialled");
            assertThat(steps.history(lost)).containsExactly("dialled", "found", "settled");
            assertThat(steps.history(unheard)).containsExactly("dialled", "settled");
            assertThat(steps.history(refused)).containsExactly("dialled", "postponed", "dialled");
            assertThat(exotel.lines()).hasSize(6);
            for (String call : List.of(busy, lost, unheard, refused, waiting)) {
                TestApi.eventually(PATIENCE, () -> !business.heardOf(call).isEmpty());
                assertThat(business.heardOf(call).stream().distinct()).hasSize(1);
            }
        }
    }

    private Emulator exotel() {
        Mischief lost =
                sending -> sending.applet().equals(Mischief.STATUS_CALLBACK) && withoutCallback.contains(sending.sid())
                        ? Fate.dropped()
                        : Fate.plain();
        return Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                .tempo(Tempo.instant())
                .sids(() -> sid(sids.incrementAndGet()))
                .mischief(lost)
                .start();
    }

    private static String sid(int number) {
        return "a1b2c3d4e5f60718293a4b5c6d7e18" + number;
    }

    /** The calls of the test, each to a number of its own. */
    private record Steps(TestApi api, Emulator exotel) {

        /** Places a call and waits until Exotel has taken its dial. */
        String place(String flow, int number, DialAnswer answer, Callee... callees) throws InterruptedException {
            String to = "+91987654321" + number;
            exotel.calleesOf(to, callees);
            exotel.answerNextDials(answer);
            int lines = exotel.dials().size();
            String call = api.place(Map.of("flow", flow, "to", to, "inputs", Map.of("order_id", "1042")));
            exotel.awaitDial(lines + 1, PATIENCE);
            return call;
        }

        void eventually(String call, String status) throws InterruptedException {
            TestApi.eventually(
                    PATIENCE, () -> api.call(call).get("status").stringValue().equals(status));
        }

        void eventuallyRings(String call) throws InterruptedException {
            TestApi.eventually(
                    PATIENCE, () -> !api.call(call).at("/attempts/0/call_sid").isNull());
        }

        void ended(String call, String outcome, int dials) throws InterruptedException {
            TestApi.eventually(PATIENCE, () -> !api.call(call).get("outcome").isNull());
            assertThat(api.call(call).get("outcome").stringValue()).isEqualTo(outcome);
            assertThat(exotel.dials().stream()
                            .filter(dial -> dial.field("CustomField").equals(call)))
                    .hasSize(dials);
        }

        List<String> history(String call) {
            List<String> words = new ArrayList<>();
            api.call(call)
                    .get("history")
                    .forEach(decision -> words.add(decision.get("what").stringValue()));
            return words;
        }
    }
}
