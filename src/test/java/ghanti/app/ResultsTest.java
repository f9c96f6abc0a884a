package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.app.TestBusiness.Told;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the business hears of a call, from a whole server. */
class ResultsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static String accepted(Server server) {
        TestLine line = TestLine.withOrder(server.port(), "a7b2c3d4e5f60718293a4b5c6d7e187v");
        line.gather(1);
        line.press(1, "1");
        line.gather(2);
        assertThat(line.press(2, "2")).isEqualTo(302);
        return new TestApi(server.port()).newest().get("id").stringValue();
    }

    @Test
    void progressAndTheEndAreToldInOrderAlsoWhenTheBusinessStumbles(@TempDir Path data) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (TestBusiness business = new TestBusiness(() -> tries.incrementAndGet() == 1 ? 500 : 204);
                Server server = TestSettings.in(data).results(business.url()).start()) {
            String call = accepted(server);
            TestApi.eventually(PATIENCE, () -> business.heardOf(call).size() == 2);
            assertThat(business.heardOf(call)).containsExactly("progress accepted", "finished accepted");
            List<Told> told = business.told();
            assertThat(told).hasSize(3);
            assertThat(told.get(1).id()).isEqualTo(told.get(0).id());
            assertThat(told.get(1).signature()).isNotEqualTo(told.get(0).signature());
            JsonNode data1 = told.get(1).json().get("data");
            assertThat(data1.get("report").stringValue()).isEqualTo("accepted");
            assertThat(data1.get("node").stringValue()).isEqualTo("prep_time");
            assertThat(data1.get("outcome").isNull()).isTrue();
            JsonNode data2 = told.get(2).json().get("data");
            assertThat(data2.has("report")).isFalse();
            assertThat(data2.at("/answers/prep_minutes").intValue()).isEqualTo(30);
            assertThat(data2.get("turns")).hasSize(2);
            assertThat(told.get(2).json().get("timestamp").isString()).isTrue();
        }
    }

    @Test
    void aDeliveredResultCanBeReplayed(@TempDir Path data) throws Exception {
        try (TestBusiness business = new TestBusiness();
                Server server = TestSettings.in(data).results(business.url()).start()) {
            TestApi api = new TestApi(server.port());
            String call = accepted(server);
            TestApi.eventually(PATIENCE, () -> listed(api, "delivered").size() == 2);
            JsonNode finished = listed(api, "delivered").get(1);
            assertThat(finished.get("type").stringValue()).isEqualTo("call.finished");
            assertThat(finished.get("call_id").stringValue()).isEqualTo(call);
            String id = finished.get("id").stringValue();
            HttpResponse<String> replayed = api.post("/v1/results/" + id + "/replay", "");
            assertThat(replayed.statusCode()).isEqualTo(202);
            TestApi.eventually(PATIENCE, () -> business.told().size() == 3);
            assertThat(business.told().get(2).id()).isEqualTo(id);
            assertThat(business.told().get(2).body())
                    .isEqualTo(business.told().get(1).body());
            assertThat(api.post("/v1/results/unknown/replay", "").statusCode()).isEqualTo(404);
            assertThat(api.get("/v1/results?state=sleeping").statusCode()).isEqualTo(422);
            assertThat(listed(api, "dead")).isEmpty();
        }
    }

    @Test
    void theCallSaysWhetherTheBusinessKnows(@TempDir Path data) throws Exception {
        AtomicInteger status = new AtomicInteger(500);
        try (TestBusiness business = new TestBusiness(status::get);
                Server server = TestSettings.in(data).results(business.url()).start()) {
            TestApi api = new TestApi(server.port());
            String call = accepted(server);
            TestApi.eventually(
                    PATIENCE,
                    () -> api.call(call)
                            .at("/results/0/last_error")
                            .asString("")
                            .equals("HTTP 500"));
            JsonNode results = api.call(call).get("results");
            assertThat(results).hasSize(2);
            assertThat(results.at("/0/type").stringValue()).isEqualTo("call.progress");
            assertThat(results.at("/0/state").stringValue()).isEqualTo("pending");
            assertThat(results.at("/0/next_try_at").isString()).isTrue();
            assertThat(results.at("/1/tries").intValue()).isZero();
            status.set(204);
            TestApi.eventually(
                    PATIENCE,
                    () -> api.call(call).at("/results/1/state").stringValue().equals("delivered"));
            assertThat(api.call(call).at("/results/1/delivered_at").isString()).isTrue();
            assertThat(api.calls().get(0).has("results")).isFalse();
            assertThat(api.call(call).get("outcome").stringValue()).isEqualTo("accepted");
        }
    }

    @Test
    void manyAreReplayedByOneRequest(@TempDir Path data) throws Exception {
        try (TestBusiness business = new TestBusiness();
                Server server = TestSettings.in(data).results(business.url()).start()) {
            TestApi api = new TestApi(server.port());
            String call = accepted(server);
            TestApi.eventually(PATIENCE, () -> listed(api, "delivered").size() == 2);
            assertThat(replayed(api, "")).isEqualTo("{\"replayed\":0,\"more\":false}");
            String since = "state=delivered&since=2020-01-01T00:00:00Z";
            assertThat(replayed(api, since + "&url=https://elsewhere")).contains("\"replayed\":0");
            assertThat(replayed(api, since + "&call=" + call)).contains("\"replayed\":2");
            TestApi.eventually(PATIENCE, () -> business.heardOf(call).size() == 4);
            assertThat(business.heardOf(call).subList(2, 4)).containsExactly("progress accepted", "finished accepted");
            for (String wrong : List.of("state=delivered", "state=pending", "since=now", "limit=5")) {
                assertThat(api.post("/v1/results/replay?" + wrong, "").statusCode())
                        .as(wrong)
                        .isEqualTo(422);
            }
            String id = business.told().get(0).id();
            JsonNode one = TestApi.json(api.get("/v1/results/" + id));
            assertThat(one.get("body")).isEqualTo(business.told().get(0).json());
            assertThat(api.get("/v1/results/unknown").statusCode()).isEqualTo(404);
        }
    }

    private static String replayed(TestApi api, String query) {
        HttpResponse<String> answer = api.post("/v1/results/replay?" + query, "");
        assertThat(answer.statusCode()).isEqualTo(202);
        return answer.body();
    }

    @Test
    void oneDeadReceiverHoldsNobodyUp(@TempDir Path data) throws Exception {
        try (ServerSocket dead = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
                TestBusiness business = new TestBusiness();
                Server server = TestSettings.in(data)
                        .exotel(URI.create("http://127.0.0.1:9/"))
                        .results(business.url())
                        .start()) {
            TestApi api = new TestApi(server.port());
            for (int i = 0; i < 40; i++) {
                Map<String, Object> order = new HashMap<>(TestApi.order("1042"));
                order.put("result_url", "http://127.0.0.1:" + dead.getLocalPort() + "/calls/" + i);
                order.put("not_before", "2099-01-01T00:00:00Z");
                String call = api.place(order);
                api.post("/v1/calls/" + call + "/cancel", "");
            }
            String call = accepted(server);
            TestApi.eventually(PATIENCE, () -> business.heardOf(call).size() == 2);
            TestApi.eventually(
                    PATIENCE,
                    () -> TestApi.json(api.get("/v1/results"))
                                    .get("paused_receivers")
                                    .size()
                            > 0);
            assertThat(api.get("/metrics").body()).contains("ghanti_result_receivers_paused 1.0");
            HttpResponse<String> ready = api.get("/ready");
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("paused receivers: 1");
        }
    }

    private static JsonNode listed(TestApi api, String state) {
        return TestApi.json(api.get("/v1/results?state=" + state)).get("results");
    }

    @Test
    void aRedirectIsNotFollowed(@TempDir Path data) throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (TestBusiness business = new TestBusiness(() -> tries.incrementAndGet() == 1 ? 307 : 200);
                Server server = TestSettings.in(data).results(business.url()).start()) {
            String call = accepted(server);
            TestApi.eventually(PATIENCE, () -> business.heardOf(call).size() == 2);
            assertThat(business.told()).extracting(Told::status).containsExactly(307, 200, 200);
            assertThat(business.told().subList(0, 2))
                    .extracting(Told::id)
                    .containsOnly(business.told().get(0).id());
        }
    }

    @Test
    void withoutAnAddressNothingIsKept(@TempDir Path data) {
        try (Server server = TestSettings.in(data).start()) {
            accepted(server);
            JsonNode results =
                    TestApi.json(new TestApi(server.port()).get("/v1/results")).get("results");
            assertThat(results).isEmpty();
        }
    }
}
