package ghanti.app;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import ghanti.call.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntSupplier;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;

/** The business that is told results: it notes what it took and how, and verifies every signature. */
final class TestBusiness implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final Webhook signature = new Webhook(TestSettings.SECRET);
    private final List<Told> told = new CopyOnWriteArrayList<>();

    /**
     * One try of a result.
     *
     * @param status how it was answered
     */
    record Told(String id, String timestamp, String signature, String body, int status) {

        JsonNode json() {
            return Json.MAPPER.readTree(body);
        }

        String type() {
            return json().get("type").stringValue();
        }

        String call() {
            return json().at("/data/id").stringValue();
        }
    }

    /** @param status how the next try is answered */
    TestBusiness(IntSupplier status) throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                int answer = status.getAsInt();
                told.add(verified(request, answer));
                return new MockResponse.Builder()
                        .code(answer)
                        .setHeader("Location", "/elsewhere")
                        .build();
            }
        });
        server.start();
    }

    TestBusiness() throws IOException {
        this(() -> 204);
    }

    private Told verified(RecordedRequest request, int answer) {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        HttpHeaders headers = HttpHeaders.of(request.getHeaders().toMultimap(), (name, value) -> true);
        try {
            signature.verify(body, headers);
        } catch (WebhookVerificationException e) {
            throw new AssertionError("a result came with a wrong signature", e);
        }
        Map<String, List<String>> map = headers.map();
        return new Told(
                map.getOrDefault("webhook-id", List.of("")).get(0),
                map.getOrDefault("webhook-timestamp", List.of("")).get(0),
                map.getOrDefault("webhook-signature", List.of("")).get(0),
                body,
                answer);
    }

    URI url() {
        return server.url("/results").uri();
    }

    /** Every try so far, in order. */
    List<Told> told() {
        return told;
    }

    /** What was taken of one call, in order: {@code progress accepted}, {@code finished rejected}. */
    List<String> heardOf(String call) {
        return told.stream()
                .filter(one -> one.status() < 300 && one.call().equals(call))
                .map(TestBusiness::words)
                .toList();
    }

    private static String words(Told told) {
        JsonNode data = told.json().get("data");
        boolean progress = told.type().equals("call.progress");
        return progress
                ? "progress " + data.get("report").stringValue()
                : "finished " + data.get("outcome").stringValue();
    }

    @Override
    public void close() {
        server.close();
    }
}
