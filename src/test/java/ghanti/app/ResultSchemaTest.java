package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import ghanti.call.Json;
import ghanti.emulator.Account;
import ghanti.emulator.Callee;
import ghanti.emulator.Chain;
import ghanti.emulator.Emulator;
import ghanti.emulator.Pickup;
import ghanti.emulator.Tempo;
import ghanti.flow.Flow;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code docs/results.schema.json} describes every result of many calls, and each of their fields. */
class ResultSchemaTest {

    private static final Path FILE = Path.of("docs/results.schema.json");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<Callee> CALLEES = List.of(
            Callee.script("1 2"),
            Callee.script("0 1 1 1"),
            Callee.script("8 2 1"),
            Callee.silent(),
            Callee.silent().picksUp(Pickup.failed()),
            Callee.script("x"));

    private static Schema schema() throws IOException {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Json.MAPPER.readTree(Files.readString(FILE)));
    }

    private static List<String> problems(Schema schema, JsonNode body) {
        return schema
                .validate(body, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(String::valueOf)
                .toList();
    }

    @Test
    void describesEveryResult(@TempDir Path data) throws Exception {
        Account account = Account.of("exampletenant1", "exotel-key-91", "exotel-token-c3", "08069891522");
        try (Emulator exotel = Emulator.of(account).tempo(Tempo.instant()).start();
                TestBusiness business = new TestBusiness();
                Server server = TestSettings.in(data)
                        .flows(Path.of("flows"))
                        .exotel(exotel.baseUrl())
                        .results(business.url())
                        .start()) {
            int calls = 0;
            for (Flow flow : server.flows()) {
                for (Callee callee : CALLEES) {
                    call(server, exotel, flow, callee);
                    int finished = ++calls;
                    TestApi.eventually(PATIENCE, () -> finished(business) == finished);
                }
            }
            Map<String, Object> later =
                    new HashMap<>(body(server.flows().iterator().next()));
            later.put("not_before", "2099-01-01T00:00:00Z");
            TestApi api = new TestApi(server.port());
            api.post("/v1/calls/" + api.place(later) + "/cancel", "");
            int all = calls + 1;
            TestApi.eventually(PATIENCE, () -> finished(business) == all);
            assertDescribed(business);
            assertThat(api.get("/results.schema.json").body()).isEqualTo(Files.readString(FILE));
        }
    }

    private static void call(Server server, Emulator exotel, Flow flow, Callee callee) {
        exotel.callees(callee);
        URI base =
                URI.create("http://127.0.0.1:" + server.port() + "/exotel/" + TestSettings.TOKEN + "/" + flow.name());
        exotel.app("4242", Chain.withTransfers(base, 20, 20, 1));
        new TestApi(server.port()).place(body(flow));
    }

    private static Map<String, Object> body(Flow flow) {
        return Map.of(
                "flow",
                flow.name(),
                "to",
                TestSettings.PHONE,
                "inputs",
                ExampleInputs.of(flow, Map.of()).values(),
                "metadata",
                Map.of("shop", 7, "tags", List.of("new")));
    }

    private static long finished(TestBusiness business) {
        return business.told().stream()
                .filter(told -> told.type().equals("call.finished"))
                .count();
    }

    private static void assertDescribed(TestBusiness business) throws IOException {
        Schema schema = schema();
        JsonNode described = Json.MAPPER.readTree(Files.readString(FILE)).get("$defs");
        for (TestBusiness.Told told : business.told()) {
            assertThat(problems(schema, told.json())).as(told.body()).isEmpty();
            JsonNode call = told.json().get("data");
            assertNamed(described.get("call"), call);
            call.get("attempts").forEach(attempt -> assertNamed(described.get("attempt"), attempt));
            call.get("turns").forEach(turn -> assertNamed(described.get("turn"), turn));
        }
        assertThat(business.told())
                .extracting(told -> told.json().at("/data/outcome").asString(""))
                .contains("accepted", "rejected", "hung_up", "failed", "cancelled");
    }

    private static void assertNamed(JsonNode described, JsonNode value) {
        assertThat(described.get("properties").propertyNames())
                .as("what %s describes; add what is new", FILE)
                .containsAll(value.propertyNames());
    }

    @Test
    void seesWhatIsWrong() throws Exception {
        Schema schema = schema();
        String good = """
                {"type": "call.finished", "timestamp": "2026-11-20T06:30:00Z", "data": {
                  "id": "019aa1b2-0000-7000-8000-000000000001", "flow": "a", "flow_version": "1", "direction": "inbound",
                  "to": "+919876543210", "language": "hi", "status": "completed", "outcome": "accepted", "answers": {},
                  "node": null, "inputs": {}, "metadata": {}, "attempts": [], "turns": [],
                  "created_at": "2026-11-20T06:29:00Z", "updated_at": "2026-11-20T06:30:00Z"}}""";
        assertThat(problems(schema, Json.MAPPER.readTree(good))).isEmpty();
        for (String change : List.of(
                "call.finished=>call.progress",
                "\"accepted\"=>null",
                "completed=>done",
                "2026-11-20T06:29:00Z=>yesterday",
                "\"turns\"=>\"tour\"",
                "\"node\"=>\"report\": \"a\", \"node\"",
                "019aa1b2-=>")) {
            String[] parts = change.split("=>", -1);
            JsonNode bad = Json.MAPPER.readTree(good.replace(parts[0], parts[1]));
            assertThat(problems(schema, bad)).as(change).isNotEmpty();
        }
    }
}
