package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.app.TestBusiness.Told;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
