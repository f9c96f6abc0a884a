package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Dial;
import ghanti.emulator.DialAnswer;
import ghanti.emulator.Emulator;
import ghanti.emulator.Mischief;
import ghanti.emulator.Mischief.Trick;
import ghanti.emulator.Tempo;
import ghanti.store.TestPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Two servers on one database, one of them killed at any moment: no dial twice, no result lost. */
class TwoServersTest {

    private static final int CALLS = 40;
    private static final int KILLS = 4;
    private static final int DIALS_A_MINUTE = 180;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String FLOW = """
            flow: shop-order
            languages: en
            inputs: {order_id: {type: digits}}
            call: {max_duration: 10s, retry: {on: [busy, no_answer, hung_up], attempts: 3, wait: 1s}}
            start: ask
            nodes:
              ask: {type: menu, prompt: Press 1., keys: {"1": {go: sure, report: accepted}}, exhausted: no_response}
              sure: {type: menu, prompt: Press 2., keys: {"2": yes}, exhausted: no_response}
              yes: {type: end, outcome: accepted, prompt: Thank you.}
              no_response: {type: end, outcome: no_response}
            """;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void noDialTwiceAndNoResultLost(@TempDir Path data) throws Exception {
        System.out.println("TwoServersTest: seed " + seed);
        Files.writeString(Files.createDirectory(data.resolve("flows")).resolve("shop-order.yaml"), FLOW);
        List<Integer> ports = List.of(ServerProcess.freePort(), ServerProcess.freePort());
        try (TestBusiness business = new TestBusiness();
                Emulator exotel = exotel();
                Balancer balancer = new Balancer(ports)) {
            exotel.app(
                    "4242",
                    Chain.standard(URI.create(balancer.url() + "/exotel/" + TestSettings.TOKEN + "/shop-order"), 3));
            String[] arguments = {
                balancer.url(),
                TestPostgres.freshDatabase(),
                data.resolve("flows").toString(),
                data.toString(),
                exotel.baseUrl().toString(),
                business.url().toString(),
                Integer.toString(DIALS_A_MINUTE)
            };
            try (ServerProcess one = ServerProcess.hasty(data, ports.get(0), arguments);
                    ServerProcess other = ServerProcess.hasty(data, ports.get(1), arguments)) {
                one.awaitReady();
                other.awaitReady();
                TestApi api = new TestApi(balancer.port());
                List<String> calls = placed(api);
                kill(List.of(one, other));
                for (String call : calls) {
                    ended(call, api, business);
                }
                for (String call : calls) {
                    dialledOnceAnAttempt(api.call(call), exotel);
                    toldInOrder(call, api.call(call), business);
                }
                System.out.println("TwoServersTest: " + exotel.dials().size() + " dials, " + decisions(api, calls));
                TestApi.eventually(PATIENCE, () -> api.get("/metrics").body().contains("\nghanti_dial_lines 0.0"));
            }
        } catch (Throwable e) {
            throw new AssertionError("with seed " + seed + " and " + data, e);
        }
    }

    private Emulator exotel() {
        Emulator exotel = Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                .tempo(Tempo.instant())
                .mischief(Mischief.seeded(seed, 0.2, Trick.CALLBACK_NEVER, Trick.CALLBACK_TWICE))
                .start();
        Callee accepts = Callee.script("1 2");
        exotel.callees(
                Callee.script("busy"),
                accepts,
                Callee.script("1x"),
                Callee.script("no-answer"),
                Callee.script("x"),
                accepts);
        for (int dial = 0; dial < 2 * CALLS; dial++) {
            exotel.answerNextDials(answer());
        }
        return exotel;
    }

    private DialAnswer answer() {
        DialAnswer placed = DialAnswer.placed().after(Duration.ofMillis(random.nextInt(1200)));
        return switch (random.nextInt(10)) {
            case 0 -> placed.lost();
            case 1 -> DialAnswer.refused(500).lost();
            case 2, 3 -> placed.afterCallback();
            case 4 -> DialAnswer.tooMany(Duration.ofSeconds(1));
            default -> placed;
        };
    }

    private static List<String> placed(TestApi api) {
        List<String> calls = new ArrayList<>();
        for (int order = 0; order < CALLS; order++) {
            // Two calls to each number, so that what is found at Exotel may belong to either.
            String to = "+9198765432" + (10 + order / 2);
            calls.add(api.place(Map.of(
                    "flow", "shop-order", "to", to, "inputs", Map.of("order_id", Integer.toString(1000 + order)))));
        }
        return calls;
    }

    private void kill(List<ServerProcess> servers) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            Thread.sleep(200 + random.nextInt(1500));
            ServerProcess victim = servers.get(random.nextInt(servers.size()));
            victim.kill();
            Thread.sleep(random.nextInt(1000));
            victim.startAgain();
        }
    }

    /** What the servers met with this seed. */
    private static Map<String, Integer> decisions(TestApi api, List<String> calls) {
        Map<String, Integer> decisions = new TreeMap<>();
        for (String call : calls) {
            api.call(call)
                    .get("history")
                    .forEach(decision -> decisions.merge(decision.get("what").stringValue(), 1, Integer::sum));
        }
        return decisions;
    }

    private static void ended(String call, TestApi api, TestBusiness business) throws InterruptedException {
        try {
            TestApi.eventually(PATIENCE, () -> !api.call(call).get("outcome").isNull());
            TestApi.eventually(
                    PATIENCE, () -> business.heardOf(call).stream().anyMatch(words -> words.startsWith("finished")));
        } catch (AssertionError e) {
            throw new AssertionError("it has no end: " + api.call(call), e);
        }
    }

    /** Each line that was placed for a call is an attempt's; of one that was given up nobody knows whether it had a line. */
    private static void dialledOnceAnAttempt(JsonNode call, Emulator exotel) {
        List<String> known = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (JsonNode attempt : call.get("attempts")) {
            boolean hasSid = !attempt.get("call_sid").isNull();
            (hasSid ? known : unknown).add(attempt.get("call_sid").asString());
        }
        List<String> placed = exotel.dials().stream()
                .filter(dial -> dial.field("CustomField").equals(call.get("id").stringValue()))
                .map(Dial::sid)
                .filter(sid -> sid != null)
                .toList();
        assertThat(placed).as("lines of call " + call).containsAll(known).doesNotHaveDuplicates();
        assertThat(placed.size() - known.size())
                .as("lines of call " + call + " that are no attempt's: " + placed)
                .isBetween(0, unknown.size());
        if (!unknown.isEmpty()) {
            assertThat(unknown).hasSize(1);
            assertThat(call.get("outcome").stringValue()).isEqualTo("failed");
        }
    }

    private static void toldInOrder(String id, JsonNode call, TestBusiness business) {
        List<TestBusiness.Told> told =
                business.told().stream().filter(one -> one.call().equals(id)).toList();
        List<String> types = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (TestBusiness.Told one : told) {
            if (!ids.contains(one.id())) {
                ids.add(one.id());
                types.add(one.type());
            }
        }
        assertThat(types).as("results of call " + call).containsOnlyOnce("call.finished");
        assertThat(types.indexOf("call.finished")).isEqualTo(types.size() - 1);
        assertThat(business.heardOf(id))
                .last()
                .isEqualTo("finished " + call.get("outcome").stringValue());
    }
}
