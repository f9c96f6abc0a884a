package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The API of the business: what it takes, and how it says what it does not take. Its calls are all for tomorrow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {

    private Server server;
    private TestApi api;

    @BeforeAll
    void start(@TempDir Path data) {
        // Nothing listens there, and nothing is dialled.
        server = TestSettings.in(data).exotel(URI.create("http://127.0.0.1:9/")).start();
        api = new TestApi(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Map<String, Object> tomorrow(String id) {
        Map<String, Object> order = new HashMap<>(TestApi.order(id));
        order.put("not_before", java.time.Instant.now().plusSeconds(86_400).toString());
        return order;
    }

    private static void isProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = TestApi.json(response);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("title").stringValue()).isNotBlank();
        assertThat(problem.get("detail").stringValue()).isNotBlank();
        assertThat(response.body()).doesNotContain("Exception", "at ghanti.");
    }

    @Test
    void takesACall() {
        Map<String, Object> order = tomorrow("1042");
        order.put("language", "hi");
        order.put("metadata", Map.of("shop", 7));
        order.put("to", "098765 43210");
        HttpResponse<String> response = api.post("/v1/calls", Json.write(order));
        assertThat(response.statusCode()).isEqualTo(202);
        JsonNode call = TestApi.json(response);
        assertThat(response.headers().firstValue("Location"))
                .contains("/v1/calls/" + call.get("id").stringValue());
        assertThat(call.get("to").stringValue()).isEqualTo("+919876543210");
        assertThat(call.get("status").stringValue()).isEqualTo("queued");
        assertThat(call.get("outcome").isNull()).isTrue();
        assertThat(call.get("language").stringValue()).isEqualTo("hi");
        assertThat(call.at("/metadata/shop").intValue()).isEqualTo(7);
        assertThat(call.get("flow_version").stringValue()).isNotBlank();
        assertThat(call.propertyNames())
                .contains("answers", "node", "inputs", "attempts", "turns", "created_at", "updated_at", "direction");
        assertThat(api.call(call.get("id").stringValue())).isEqualTo(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic YTpi", "api-key-77aa"})
    void nothingWithoutAKey(String authorization) {
        for (String path : List.of("/v1/calls", "/v1/flows", "/v1/results", "/v1/nothing", "/v1/calls/1/cancel")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
            isProblem(
                    TestApi.send(authorization.isEmpty() ? request : request.header("Authorization", authorization)),
                    401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "\"a\"", "{\"flow\":\"a\",\"flow\":\"b\"}", "{} {}"})
    void whatIsNoJsonObjectIs400(String body) {
        isProblem(api.post("/v1/calls", body), 400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                                                  | flow, to
        {"flow":"nope","to":"+919876543210"}                                | flow
        {"flow":7,"to":true}                                                | flow, to
        {"flow":"shop-order","to":"12"}                                     | to, inputs.order_id
        {"flow":"shop-order","to":"+919876543210","inputs":[]}              | inputs, inputs.order_id
        {"flow":"shop-order","to":"+919876543210","inputs":{"order_id":"x","shop":1,"size":2}} | inputs.order_id, inputs.shop, inputs.size
        {"flow":"shop-order","to":"+919876543210","language":"ta","inputs":{"order_id":1}}     | language
        {"flow":"shop-order","to":"+919876543210","inputs":{"order_id":1},"colour":"red"}      | colour
        {"flow":"shop-order","to":"+919876543210","inputs":{"order_id":1},"result_url":"ftp://a"} | result_url
        {"flow":"shop-order","to":"+919876543210","inputs":{"order_id":1},"result_url":"http://a:99999/"} | result_url
        {"flow":"shop-order","to":"+919876543210","inputs":{"order_id":1},"metadata":"x"}      | metadata
        {"flow":"shop-order","to":"+919876543210","inputs":{"order_id":1},"not_before":"soon","expires_at":"2026-11-20"} | not_before, expires_at
        {"flow":"shop-order","to":"+919876543210","inputs":{"order_id":1},"not_before":"2026-11-21T09:00:00+05:30","expires_at":"2026-11-21T08:00:00+05:30"} | expires_at
        """)
    void whatIsWrongIsNamedFieldByField(String body, String fields) {
        HttpResponse<String> response = api.post("/v1/calls", body);
        isProblem(response, 422);
        List<String> named = new ArrayList<>();
        TestApi.json(response).get("errors").forEach(error -> {
            named.add(error.get("field").stringValue());
            assertThat(error.get("message").stringValue()).isNotBlank();
        });
        assertThat(named).containsExactlyInAnyOrder(fields.split(", "));
    }

    @Test
    void aKeyStandsForOneRequest() {
        Map<String, Object> order = tomorrow("77");
        HttpResponse<String> first = api.post("/v1/calls", Json.write(order), "Idempotency-Key", "order 77");
        HttpResponse<String> again = api.post("/v1/calls", Json.write(order), "Idempotency-Key", "order 77");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(TestApi.json(again).get("id")).isEqualTo(TestApi.json(first).get("id"));
        order.put("metadata", Map.of("other", true));
        isProblem(api.post("/v1/calls", Json.write(order), "Idempotency-Key", "order 77"), 409);
        isProblem(api.post("/v1/calls", Json.write(order), "Idempotency-Key", "x".repeat(256)), 400);
        String spaced = " { \"to\" : \"+919876543210\" ,\"not_before\":\"" + order.get("not_before")
                + "\",\"inputs\":{\"order_id\":\"77\"},\"flow\":\"shop-order\"}";
        assertThat(api.post("/v1/calls", spaced, "Idempotency-Key", "order 77").statusCode())
                .isEqualTo(200);
    }

    @Test
    void listsPageByPage() {
        List<String> placed = Stream.of("1", "2", "3", "4", "5")
                .map(id -> {
                    Map<String, Object> order = tomorrow(id);
                    order.put("to", "+918069891522");
                    return api.place(order);
                })
                .toList();
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = TestApi.json(api.get("/v1/calls?to=08069891522&status=queued&limit=2" + cursor));
            page.get("calls").forEach(call -> seen.add(0, call.get("id").stringValue()));
            JsonNode next = page.path("next_cursor");
            cursor = next.isString() ? "&cursor=" + next.stringValue() : "";
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(placed);
        assertThat(TestApi.json(api.get("/v1/calls?since=2099-01-01T00:00:00%2B05:30"))
                        .get("calls"))
                .isEmpty();
        for (String bad : List.of("status=odd", "limit=0", "limit=201", "limit=x", "since=now", "colour=red")) {
            isProblem(api.get("/v1/calls?" + bad), 422);
        }
    }

    @Test
    void problemsSpeakHindiToo() {
        assertThat(api.post("/v1/calls", "{\"flow\": \"शर्मा\"}").body()).contains("there is no flow \\\"शर्मा\\\"");
    }

    @Test
    void whatIsNotThereIs404() {
        for (String path : List.of("/v1/calls/unknown", "/v1/flows/unknown", "/v1/nothing", "/nothing")) {
            isProblem(api.get(path), 404);
        }
        isProblem(api.post("/v1/calls/unknown/cancel", ""), 404);
    }

    @Test
    void showsItsFlows() {
        JsonNode flows = TestApi.json(api.get("/v1/flows")).get("flows");
        assertThat(flows.get(0).get("name").stringValue()).isEqualTo("shop-order");
        JsonNode flow = TestApi.json(api.get("/v1/flows/shop-order"));
        assertThat(flow.at("/inputs/0/name").stringValue()).isEqualTo("order_id");
        assertThat(flow.get("nodes")).hasSize(7);
    }

    @Test
    void healthNeedsNoKey() {
        for (String path : List.of("/health", "/ready", "/metrics")) {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
            assertThat(TestApi.send(request).statusCode()).as(path).isEqualTo(200);
        }
    }
}
