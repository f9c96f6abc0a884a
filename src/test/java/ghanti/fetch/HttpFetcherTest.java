package ghanti.fetch;

import static ghanti.fetch.Asked.json;
import static ghanti.fetch.Asked.node;
import static ghanti.fetch.Asked.values;
import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Json;
import ghanti.engine.Input;
import ghanti.flow.Fetch;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked, and what an answer becomes. */
class HttpFetcherTest {

    private final MockWebServer server = new MockWebServer();
    private HttpFetcher fetcher;

    @BeforeEach
    void start() throws Exception {
        server.start();
        fetcher = Asked.fetcher(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Input answered(String into, String body) {
        server.enqueue(json(body));
        return Asked.ask(fetcher, node(server, into));
    }

    @Test
    void getsWithoutABody() throws Exception {
        assertThat(values(answered("minutes", "{\"minutes\": 30}"))).isEqualTo(Map.of("minutes", 30L));
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Idempotency-Key")).isNull();
        assertThat(request.getBodySize()).isZero();
    }

    @Test
    void postsEachFieldInItsOwnType() throws Exception {
        Fetch node = node("post: \"" + server.url("/orders")
                + "\", body: {id: \"{order_id}\", amount: \"{amount}\", shop: \"{shop}\", note: \"for {amount}\"},"
                + " into: word");
        server.enqueue(json("{\"word\": \"yes\"}"));
        Map<String, Object> known = Map.of("order_id", "0042", "amount", new BigDecimal("450.50"));
        assertThat(values(fetcher.fetch(node, known, "call-7/ask", Asked.PLENTY)))
                .containsEntry("word", "yes");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeaders().get("Idempotency-Key")).isEqualTo("call-7/ask");
        assertThat(request.getHeaders().get("Content-Type")).startsWith("application/json");
        Map<String, Object> body =
                Json.object(Objects.requireNonNull(request.getBody()).utf8()).orElseThrow();
        assertThat(body)
                .containsEntry("id", "0042")
                .containsEntry("amount", new BigDecimal("450.50"))
                .containsEntry("note", "for 450.50");
        assertThat(body.get("shop")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a b|/a%20b/x?s=a%20b",
                "a/b|/a%2Fb/x?s=a%2Fb",
                "?a=1&b#c|/%3Fa%3D1%26b%23c/x?s=%3Fa%3D1%26b%23c",
                "चाय|/%E0%A4%9A%E0%A4%BE%E0%A4%AF/x?s=%E0%A4%9A%E0%A4%BE%E0%A4%AF",
                "..a|/..a/x?s=..a"
            })
    void aValueInTheAddressStaysWhereItStands(String shop, String target) throws Exception {
        Fetch node = node("get: \"" + server.url("/") + "{shop}/x?s={shop}\", into: word");
        server.enqueue(json("\"yes\""));
        values(fetcher.fetch(node, Map.of("shop", shop), "", Asked.PLENTY));
        assertThat(server.takeRequest().getTarget()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "."})
    void aValueLeadsToNoOtherFolder(String shop) {
        Fetch node = node("get: \"" + server.url("/shops/") + "{shop}/delete\", into: word");
        server.enqueue(json("\"yes\""));
        Asked.reason(fetcher.fetch(node, Map.of("shop", shop), "", Asked.PLENTY));
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void oneAnswerTakesItsFieldOrABareValue() {
        assertThat(values(answered("word", "{\"word\": \"yes\", \"more\": [1]}")))
                .isEqualTo(Map.of("word", "yes"));
        assertThat(values(answered("word", "\"yes\""))).isEqualTo(Map.of("word", "yes"));
        assertThat(values(answered("open", "true"))).isEqualTo(Map.of("open", true));
        assertThat(values(answered("minutes", "30"))).isEqualTo(Map.of("minutes", 30L));
    }

    @Test
    void severalAnswersTakeTheirFields() {
        assertThat(values(answered("[word, minutes, open]", "{\"open\":false,\"minutes\":30.0,\"word\":\"yes\"}")))
                .isEqualTo(Map.of("word", "yes", "minutes", 30L, "open", false));
        assertThat(Asked.reason(answered("[word, minutes]", "\"yes\""))).contains("\"word\"");
    }

    @Test
    void nothingWantedTakesAnyJson() {
        server.enqueue(json("[]"));
        assertThat(values(Asked.ask(fetcher, node("get: \"" + server.url("/") + "\""))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "minutes|{\"minutes\": \"30\"}|a whole number",
                "minutes|{\"minutes\": 3.5}|a whole number",
                "minutes|{}|a whole number",
                "minutes|{\"minutes\": null}|a whole number",
                "minutes|null|a whole number",
                "minutes|[30]|a whole number",
                "open|{\"open\": \"true\"}|true or false",
                "word|{\"word\": \"\"}|text, at most 500 characters",
                "word|{\"word\": {\"word\": \"yes\"}}|text, at most 500 characters",
                "'[word, minutes]'|{\"word\": \"yes\"}|a whole number"
            })
    void whatIsMissingOrOfAnotherTypeIsNothing(String into, String body, String expected) {
        assertThat(Asked.reason(answered(into, body)))
                .contains("it answered nothing for")
                .endsWith("that is " + expected);
    }
}
