package ghanti.app;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.store.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever comes in place of what Exotel documents gets an answer that keeps the call sane; on the stricter database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {

    private static final String APOLOGY = "{\"gather_prompt\":{\"text\":\"Sorry, something went wrong on our side.\"},"
            + "\"max_input_digits\":1,\"finish_on_key\":\"\",\"input_timeout\":1,\"repeat_menu\":0}";

    private Server server;
    private TestApi api;
    private int lines;

    @BeforeAll
    void start(@TempDir Path data) {
        server = TestSettings.in(data).database(TestPostgres.freshDatabase()).start();
        api = new TestApi(server.port());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private TestLine line() {
        return new TestLine(server.port(), sid());
    }

    private String sid() {
        return String.format("b%030dv", ++lines);
    }

    static String[] oddCallSids() {
        return new String[] {
            "",
            " ",
            "x".repeat(5000),
            "घंटी",
            "a\r\nSet-Cookie: b=c",
            "../../etc/passwd",
            "a/b",
            "a b",
            "{{CallSid}}",
            "\0"
        };
    }

    @ParameterizedTest
    @MethodSource("oddCallSids")
    void anOddCallSidGetsTheSafeAnswers(String sid) {
        int before = api.calls().size();
        TestLine line = TestLine.withOrder(server.port(), sid);
        assertSafe(line);
        assertThat(api.calls()).hasSize(before);
    }

    private static void assertSafe(TestLine line) {
        HttpResponse<String> gather = line.gather(1);
        assertThat(gather.statusCode()).isEqualTo(200);
        assertThat(gather.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(gather.body()).isEqualTo(APOLOGY);
        HttpResponse<String> passthru = line.passthru(1, "1");
        assertThat(passthru.statusCode()).isEqualTo(302);
        assertThat(passthru.headers().firstValue("Location")).isEmpty();
        assertThat(passthru.body()).isEmpty();
        assertThat(line.greeting()).isEqualTo("Sorry, something went wrong on our side.");
        assertThat(line.ask("connect", "").body()).isEqualTo("{\"destination\":{\"numbers\":[]}}");
        assertThat(line.ask("switch/1", "1").body()).isEqualTo("{\"select\":\"failed\"}");
    }

    @Test
    void noCallSidAtAllGetsTheSafeAnswers() {
        assertSafe(line().without("CallSid"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"order_id\":",
                "[1042]",
                "\"1042\"",
                "null",
                "{\"order_id\":null}",
                "{\"order_id\":true}",
                "{\"order_id\":\"\"}",
                "{\"order_id\":\"10 42\"}",
                "{\"order_id\":-5}",
                "{\"order_id\":10.5}",
                "{\"order_id\":1e999999999}",
                "{\"order_id\":{\"a\":1}}",
                "{\"order_id\":\"1042\",\"order_id\":\"7\"}",
                "{\"order_id\":\"1042\",\"shop\":7}",
                "{customfield}",
                "019aa1b2-0000-7000-8000-000000000000"
            })
    void aCallThatDoesNotBringItsOrderFailsAndConfirmsNothing(String customField) {
        TestLine line = line().with("CustomField", customField);
        assertThat(line.gather(1).body()).isEqualTo(APOLOGY);
        assertThat(line.press(1, "1")).isEqualTo(302);
        assertThat(line.press(2, "2")).isEqualTo(302);
        assertThat(line.greeting()).isEqualTo("Sorry, something went wrong on our side.");
        JsonNode call = api.newest();
        assertThat(call.get("outcome").stringValue()).isEqualTo("failed");
        assertThat(call.get("status").stringValue()).isEqualTo("failed");
        assertThat(call.get("answers")).isEmpty();
        assertThat(call.get("inputs")).isEmpty();
        assertThat(call.get("turns")).isEmpty();
    }

    @Test
    void sevenKilobytesOfCustomFieldAreRead() {
        String field = "{\"order_id\":\"1042\",\"extra\":\"" + "क".repeat(2300) + "\"}";
        assertThat(line().with("CustomField", field).gather(1).body()).contains("Order one zero four two.");
        assertThat(line().with("CustomField", "x".repeat(7000)).gather(1).body())
                .isEqualTo(APOLOGY);
    }

    @Test
    void anUnknownFlowGetsTheSafeAnswers() {
        String base = "http://127.0.0.1:" + server.port() + "/exotel/" + TestSettings.TOKEN + "/no-such-flow/";
        var gather = TestApi.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(base + "gather/1?CallSid=" + sid())));
        assertThat(gather.statusCode()).isEqualTo(200);
        assertThat(gather.body()).contains("\"max_input_digits\":1", "\"input_timeout\":1");
        var passthru = TestApi.send(
                java.net.http.HttpRequest.newBuilder(java.net.URI.create(base + "passthru/1?CallSid=" + sid())));
        assertThat(passthru.statusCode()).isEqualTo(302);
    }

    @Test
    void keysThatAreNoKeysAreWrongKeys() {
        for (String keys : new String[] {"{digits}", "१", "abc", "7".repeat(300), "1;drop table calls"}) {
            TestLine line = line().with("CustomField", TestLine.ORDER);
            line.gather(1);
            int goesOn = keys.startsWith("1;") ? 0 : line.press(1, keys);
            assertThat(goesOn).isIn(0, 200);
            assertThat(line.gather(2).body()).contains(goesOn == 0 ? "Press 1" : "That key does nothing. Order");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anonymous",
                "+91 98765 43210",
                "sip:shop@example.org",
                "0",
                "a\0b",
                "😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀a😀"
            })
    void aCallerWithAnOddNumberIsHeard(String from) {
        TestLine line = line().with("CallFrom", from).with("From", from).with("CustomField", TestLine.ORDER);
        assertThat(line.gather(1).body()).contains("Order one zero four two.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"flow", "outcome", "to", "cursor"})
    void aFilterThatNoDatabaseTakesIsNamed(String filter) {
        HttpResponse<String> response = api.get("/v1/calls?" + filter + "=a%00b");
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.body()).contains("\"field\":\"" + filter + "\"");
    }
}
