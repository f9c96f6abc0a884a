package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.store.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same request eight times at once is one key, one answer, one result; on one server and on two. */
class SameRequestTest {

    private static final int ROUNDS = 10;

    @Test
    void onOneServerWithH2(@TempDir Path data) throws Exception {
        try (MockWebServer business = business();
                Server server =
                        TestSettings.in(data).results(business.url("/r").uri()).start()) {
            eightAtOnce(List.of(server));
        }
    }

    @Test
    void onTwoServersWithOnePostgres(@TempDir Path one, @TempDir Path two) throws Exception {
        String database = TestPostgres.freshDatabase();
        try (MockWebServer business = business();
                Server first = TestSettings.in(one)
                        .database(database)
                        .results(business.url("/r").uri())
                        .start();
                Server second = TestSettings.in(two)
                        .database(database)
                        .results(business.url("/r").uri())
                        .start()) {
            eightAtOnce(List.of(first, second));
        }
    }

    @Test
    void aCallMayAskAnotherServerEachTime(@TempDir Path one, @TempDir Path two) {
        String database = TestPostgres.freshDatabase();
        try (Server first = TestSettings.in(one).database(database).start();
                Server second = TestSettings.in(two).database(database).start()) {
            int a = first.port();
            int b = second.port();
            TestLine line = TestLine.withOrder(a, "e5b2c3d4e5f60718293a4b5c6d7e187v");
            assertThat(line.gather(1).body()).contains("Order one zero four two.");
            assertThat(line.at(b).press(1, "1")).isEqualTo(200);
            assertThat(line.at(a).greeting()).contains("How many minutes?");
            assertThat(line.at(a).press(1, "0")).isEqualTo(200);
            assertThat(line.at(a).gather(2).body()).contains("How many minutes?");
            assertThat(line.at(b).gather(2).body()).contains("How many minutes?");
            assertThat(line.at(b).press(2, "4")).isEqualTo(200);
            assertThat(line.at(a).gather(3).body()).contains("Type the minutes");
            TestApi api = new TestApi(b);
            String call = api.newest().get("id").stringValue();
            assertThat(line.at(b).status(call, "completed").statusCode()).isEqualTo(200);
            // The first server remembers the call as it was before it hung up.
            assertThat(line.at(a).press(3, "45#")).isEqualTo(302);
            assertThat(line.at(a).greeting()).isEqualTo("Sorry, something went wrong on our side.");
            assertThat(api.call(call).get("outcome").stringValue()).isEqualTo("hung_up");
            assertThat(api.call(call).get("answers")).isEmpty();
        }
    }

    private static MockWebServer business() throws Exception {
        MockWebServer business = new MockWebServer();
        for (int i = 0; i < 100; i++) {
            business.enqueue(new MockResponse.Builder().code(204).build());
        }
        business.start();
        return business;
    }

    private static void eightAtOnce(List<Server> servers) throws Exception {
        TestApi api = new TestApi(servers.get(0).port());
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < ROUNDS; round++) {
                String sid = String.format("e%030dp", round);
                assertThat(same(pool, servers, sid, "gather/1", "")).contains("Order one zero four two.");
                assertThat(same(pool, servers, sid, "passthru/1", "1")).isEqualTo("200 ");
                assertThat(same(pool, servers, sid, "gather/2", "")).contains("How many minutes?");
                assertThat(same(pool, servers, sid, "passthru/2", "2")).isEqualTo("302 ");
                assertThat(same(pool, servers, sid, "greeting", "")).contains("thirty minutes");
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(api.calls()).hasSize(ROUNDS).allSatisfy(call -> {
            assertThat(call.get("outcome").stringValue()).isEqualTo("accepted");
            assertThat(call.get("turns")).hasSize(2);
        });
        TestApi.eventually(Duration.ofSeconds(15), () -> delivered(api) == 2 * ROUNDS);
        assertThat(TestApi.json(api.get("/v1/results?limit=200")).get("results"))
                .hasSize(2 * ROUNDS);
    }

    private static int delivered(TestApi api) {
        return TestApi.json(api.get("/v1/results?state=delivered&limit=200"))
                .get("results")
                .size();
    }

    /** Status and body that all eight got. */
    private static String same(ExecutorService pool, List<Server> servers, String sid, String applet, String keys)
            throws Exception {
        List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            int port = servers.get(i % servers.size()).port();
            requests.add(() -> TestLine.withOrder(port, sid).ask(applet, keys));
        }
        List<String> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> response : pool.invokeAll(requests)) {
            answers.add(response.get().statusCode() + " " + response.get().body());
        }
        assertThat(answers).hasSize(8).containsOnly(answers.get(0));
        return answers.get(0);
    }
}
