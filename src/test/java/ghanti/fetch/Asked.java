package ghanti.fetch;

import ghanti.engine.Input;
import ghanti.flow.Fetch;
import ghanti.flow.yaml.FlowTexts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;

/** A fetch node, and a fetcher that may ask a server. */
final class Asked {

    static final Duration PLENTY = Duration.ofMillis(1500);

    private Asked() {}

    /** A fetcher that may ask that server. */
    static HttpFetcher fetcher(MockWebServer server) {
        return new HttpFetcher(
                new OkHttpClient(), new FetchHosts(List.of(server.getHostName() + ":" + server.getPort())));
    }

    /** A node, from what stands in its braces. */
    static Fetch node(String fields) {
        return (Fetch) FlowTexts.flow("""
                flow: test
                languages: [en]
                inputs:
                  order_id: {type: digits}
                  shop: {type: text, optional: true}
                  amount: {type: rupees, optional: true}
                answers:
                  open: {type: boolean}
                  minutes: {type: number}
                  word: {type: text}
                start: ask
                nodes:
                  ask: {type: fetch, %s, go: end, failed: end}
                  end: {type: end, outcome: done}
                """.formatted(fields)).node("ask");
    }

    /** A node that gets {@code /orders} of the server into these answers. */
    static Fetch node(MockWebServer server, String into) {
        return node("get: \"" + server.url("/orders") + "\", into: " + into);
    }

    static MockResponse json(String body) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    static Input ask(HttpFetcher fetcher, Fetch node) {
        return fetcher.fetch(node, Map.of("order_id", "1042"), "call/ask", PLENTY);
    }

    /** Why it failed; an answer is an error. */
    static String reason(Input input) {
        if (input instanceof Input.FetchFailed failed) {
            return failed.reason();
        }
        throw new AssertionError("it brought " + input);
    }

    static Map<String, Object> values(Input input) {
        if (input instanceof Input.Fetched fetched) {
            return fetched.values();
        }
        throw new AssertionError("it failed: " + input);
    }
}
