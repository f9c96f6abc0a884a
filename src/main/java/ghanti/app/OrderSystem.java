package ghanti.app;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ghanti.call.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The business of the demo: takes results and checks their signatures as a real one must. */
final class OrderSystem implements AutoCloseable {

    private final HttpServer http;
    private final Webhook signature;
    private final Consumer<Received> listener;
    private final BlockingQueue<Received> finished = new LinkedBlockingQueue<>();

    /**
     * A result as it came.
     *
     * @param headers the three of Standard Webhooks, in the order of the specification
     * @param genuine whether the signature is right
     */
    record Received(List<String> headers, String body, boolean genuine) {

        String type() {
            return String.valueOf(object().get("type"));
        }

        Map<?, ?> data() {
            return object().get("data") instanceof Map<?, ?> data ? data : Map.of();
        }

        private Map<String, Object> object() {
            return Json.object(body).orElse(Map.of());
        }
    }

    OrderSystem(String secret, Consumer<Received> listener) {
        this.signature = new Webhook(secret);
        this.listener = listener;
        try {
            this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the demo's order system cannot listen", e);
        }
        http.createContext("/", this::take);
        http.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/calls");
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            List<String> headers = List.of("webhook-id", "webhook-timestamp", "webhook-signature").stream()
                    .map(name -> name + ": " + exchange.getRequestHeaders().getFirst(name))
                    .toList();
            Received received = new Received(headers, body, isGenuine(exchange, body));
            exchange.sendResponseHeaders(received.genuine() ? 204 : 401, -1);
            if (received.genuine()) {
                listener.accept(received);
                if (received.type().equals("call.finished")) {
                    finished.add(received);
                }
            }
        }
    }

    private boolean isGenuine(HttpExchange exchange, String body) {
        try {
            signature.verify(body, HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true));
            return true;
        } catch (WebhookVerificationException e) {
            return false;
        }
    }

    /** The finished call, if it is told in time. */
    Optional<Received> awaitFinished(Duration patience) throws InterruptedException {
        return Optional.ofNullable(finished.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
