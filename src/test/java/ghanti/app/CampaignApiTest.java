package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Emulator;
import ghanti.emulator.Tempo;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Campaigns over the API, with an emulated Exotel behind the server. */
class CampaignApiTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHOP = TestSettings.FLOW;

    private Path folder;
    private Emulator exotel;
    private Server server;
    private TestApi api;

    @BeforeEach
    void start(@TempDir Path data) {
        folder = data;
        exotel = Emulator.of(Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522"))
                .tempo(Tempo.instant())
                .start();
        server = TestSettings.in(data).exotel(exotel.baseUrl()).start();
        api = new TestApi(server.port());
        URI base = URI.create(server.publicUrl() + "/exotel/" + TestSettings.TOKEN + "/" + SHOP);
        exotel.app("4242", Chain.standard(base, 10));
    }

    @AfterEach
    void stop() {
        exotel.close();
        server.close();
    }

    private static String csv(int rows) {
        return "to,order_id,shop,metadata.ref\n"
                + IntStream.rangeClosed(1, rows)
                        .mapToObj(i -> "98765 43210," + (1000 + i) + ",\"A, B\",=" + i + "\n")
                        .collect(Collectors.joining());
    }

    private HttpResponse<String> send(String query, String csv, String... headers) {
        String[] all = Stream.concat(Stream.of("Content-Type", "text/csv"), Stream.of(headers))
                .toArray(String[]::new);
        return api.post("/v1/campaigns?flow=" + SHOP + query, csv, all);
    }

    private String taken(String query, String csv) {
        HttpResponse<String> response = send(query, csv);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        return TestApi.json(response).get("id").stringValue();
    }

    private JsonNode campaign(String id) {
        return TestApi.json(api.get("/v1/campaigns/" + id));
    }

    private String state(String id) {
        return campaign(id).get("state").stringValue();
    }

    private JsonNode progress(String id) {
        return campaign(id).get("progress");
    }

    private HttpResponse<String> tell(String id, String what) {
        return api.post("/v1/campaigns/" + id + "/" + what, "");
    }

    @Test
    void twentyCallsToTheirEnd() throws Exception {
        exotel.callees(Callee.script("1 2"));
        HttpResponse<String> response = send("&name=Diwali", csv(20));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        JsonNode taken = TestApi.json(response);
        String id = taken.get("id").stringValue();
        assertThat(response.headers().firstValue("Location")).contains("/v1/campaigns/" + id);
        assertThat(taken.get("name").stringValue()).isEqualTo("Diwali");
        assertThat(taken.get("rows").intValue()).isEqualTo(20);
        TestApi.eventually(PATIENCE, () -> state(id).equals("finished"));
        JsonNode progress = progress(id);
        assertThat(progress.get("done").intValue()).isEqualTo(20);
        assertThat(progress.get("open").intValue()).isZero();
        assertThat(progress.get("outcomes").toString()).isEqualTo("{\"accepted\":20}");
        assertThat(progress.get("statuses").toString()).isEqualTo("{\"completed\":20}");
        assertThat(campaign(id).get("finished_at").stringValue()).isNotBlank();
        HttpResponse<String> results = api.get("/v1/campaigns/" + id + "/calls.csv");
        assertThat(results.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        List<String> lines = results.body().lines().toList();
        assertThat(lines).hasSize(21);
        assertThat(lines.get(0))
                .isEqualTo("to,status,outcome,answers.prep_minutes,answers.reason,attempts,dialed_at,answered_at,"
                        + "ended_at,id,inputs.order_id,inputs.shop,metadata");
        assertThat(lines.get(1)).startsWith("+919876543210,completed,accepted,30,,1,20");
        assertThat(lines.get(1)).endsWith(",1001,\"A, B\",\"{\"\"ref\"\":\"\"=1\"\"}\"");
        assertThat(lines.get(20)).contains(",1020,");
        assertThat(tell(id, "pause").statusCode()).isEqualTo(409);
    }

    @Test
    void jsonLinesWithABom() throws Exception {
        exotel.callees(Callee.script("0 1"));
        String lines = "\ufeff{\"to\":\"+919876543210\",\"inputs\":{\"order_id\":1042,\"shop\":\"=cmd()\"}}\r\n";
        HttpResponse<String> response =
                api.post("/v1/campaigns?flow=" + SHOP + "&language=hi", lines, "Content-Type", "application/x-ndjson");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
        String id = TestApi.json(response).get("id").stringValue();
        TestApi.eventually(PATIENCE, () -> state(id).equals("finished"));
        JsonNode call = api.newest();
        assertThat(call.get("language").stringValue()).isEqualTo("hi");
        assertThat(call.get("origin").get("id").stringValue()).isEqualTo(id);
        assertThat(api.get("/v1/campaigns/" + id + "/calls.csv").body()).contains(",1042,'=cmd(),");
    }

    @Test
    void everyErrorNamesItsLineAndNothingIsQueued() {
        HttpResponse<String> response = send("", """
                to,order_id,language,shop
                +919876543210,1042,hi,"two
                lines"
                12,1042,,
                +919876543210,x,de,
                +919876543210,,,
                +919876543210
                """);
        assertThat(response.statusCode()).isEqualTo(422);
        JsonNode problem = TestApi.json(response);
        assertThat(problem.get("error_count").intValue()).isEqualTo(5);
        assertThat(problem.get("errors").values().stream()
                        .map(error -> error.get("line").intValue() + " "
                                + error.get("field").stringValue())
                        .toList())
                .containsExactly("4 to", "5 inputs.order_id", "5 language", "6 inputs.order_id", "7 row");
        assertThat(api.calls()).isEmpty();
        assertThat(TestApi.json(api.get("/v1/campaigns")).get("campaigns").values())
                .isEmpty();
    }

    @Test
    void ofManyErrorsTheFirstThousandAreTold() {
        JsonNode problem = TestApi.json(send("", "to,order_id\n" + "12,1\n".repeat(1500)));
        assertThat(problem.get("error_count").intValue()).isEqualTo(1500);
        assertThat(problem.get("errors").values()).hasSize(1000);
        assertThat(problem.get("errors").get(999).get("line").intValue()).isEqualTo(1001);
    }

    @Test
    void aDryRunOnlyLooks() throws Exception {
        HttpResponse<String> good = send("&dry_run=true", csv(3));
        assertThat(good.statusCode()).isEqualTo(200);
        assertThat(good.body())
                .isEqualTo("{\"rows\":3,\"duplicates\":2,\"error_count\":0,\"errors\":[],\"estimated_minutes\":1}");
        HttpResponse<String> bad = send("&dry_run=true", "to,order_id\n12,1\n");
        assertThat(bad.statusCode()).isEqualTo(200);
        assertThat(TestApi.json(bad).get("error_count").intValue()).isEqualTo(1);
        assertThat(api.calls()).isEmpty();
        try (Stream<Path> spooled = Files.list(folder.resolve("campaigns"))) {
            assertThat(spooled).isEmpty();
        }
    }

    @Test
    void aPauseKeepsFromDiallingAndResumeDials() throws Exception {
        exotel.callees(Callee.script("1 1"));
        String id = taken("&paused=true", csv(5));
        String other = taken("", csv(1));
        TestApi.eventually(PATIENCE, () -> state(other).equals("finished"));
        assertThat(state(id)).isEqualTo("paused");
        assertThat(progress(id).get("statuses").toString()).isEqualTo("{\"queued\":5}");
        assertThat(tell(id, "pause").statusCode()).isEqualTo(200);
        HttpResponse<String> resumed = tell(id, "resume");
        assertThat(TestApi.json(resumed).get("state").stringValue()).isEqualTo("running");
        TestApi.eventually(PATIENCE, () -> state(id).equals("finished"));
        assertThat(progress(id).get("outcomes").toString()).isEqualTo("{\"accepted\":5}");
    }

    @Test
    void aCancelledCampaignEndsItsQueuedCalls() throws Exception {
        String later = Instant.now().plusSeconds(3600).toString();
        String id = taken("&not_before=" + later + "&result_url=http://127.0.0.1:1/calls", csv(300));
        assertThat(progress(id).get("open").intValue()).isEqualTo(300);
        HttpResponse<String> cancelled = tell(id, "cancel");
        assertThat(TestApi.json(cancelled).get("state").stringValue()).isEqualTo("cancelled");
        TestApi.eventually(PATIENCE, () -> campaign(id).get("finished_at").isString());
        assertThat(progress(id).get("outcomes").toString()).isEqualTo("{\"cancelled\":300}");
        assertThat(state(id)).isEqualTo("cancelled");
        assertThat(api.get("/v1/results?limit=200").body().split("call.finished", -1))
                .hasSize(201);
        assertThat(tell(id, "resume").statusCode()).isEqualTo(409);
        assertThat(tell(id, "cancel").statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyStandsForOneCampaign() {
        String csv = csv(2);
        HttpResponse<String> first = send("&paused=true", csv, "Idempotency-Key", "diwali");
        HttpResponse<String> again = send("&paused=true", csv, "Idempotency-Key", "diwali");
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(send("&paused=true", csv(3), "Idempotency-Key", "diwali").statusCode())
                .isEqualTo(409);
        assertThat(send("", csv, "Idempotency-Key", "diwali").statusCode()).isEqualTo(409);
        assertThat(api.calls()).hasSize(2);
    }

    @Test
    void whatIsWrongWithTheRequestIsTold() {
        assertThat(api.post("/v1/campaigns", csv(1), "Content-Type", "text/csv").body())
                .contains("\"flow\"", "is required");
        assertThat(api.post("/v1/campaigns?flow=x", csv(1), "Content-Type", "text/csv")
                        .body())
                .contains("there is no flow \\\"x\\\"; known are shop-order");
        assertThat(send("&language=de", csv(1)).body()).contains("must be one of en, hi");
        assertThat(send("&colour=red", csv(1)).body()).contains("colour");
        assertThat(send("&dry_run=maybe", csv(1)).statusCode()).isEqualTo(422);
        assertThat(api.post("/v1/campaigns?flow=" + SHOP, "{}", "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(415);
        assertThat(send("", "").body()).contains("there is no row");
        assertThat(send("", "to,order_id\n").body()).contains("there is no row");
        assertThat(api.get("/v1/campaigns/x").statusCode()).isEqualTo(404);
        assertThat(tell("x", "pause").statusCode()).isEqualTo(404);
        assertThat(api.get("/v1/campaigns/x/calls.csv").statusCode()).isEqualTo(404);
        assertThat(api.calls()).isEmpty();
    }

    @Test
    void aBodyLargerThanAnyOtherIsTaken() {
        String row = "+919876543210,1042," + "x".repeat(400) + "\n";
        HttpResponse<String> response = send("&dry_run=true", "to,order_id,shop\n" + row.repeat(5000));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(TestApi.json(response).get("duplicates").intValue()).isEqualTo(4999);
    }
}
