package ghanti.emulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server with one conversation of two questions, as a product under test would have. */
final class StandIn implements AutoCloseable {
    static final String QUESTION = "नमस्ते, ऑर्डर आया है। स्वीकार करने के लिए एक दबाएँ।";

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Reply>> overrides = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final HttpServer server;

    StandIn() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A request as it came. */
    record Seen(String method, String path, String query, Map<String, List<String>> headers, String body) {
        Map<String, String> parameters() {
            return Form.urlencoded(query);
        }
    }

    /** An answer. */
    record Reply(int status, Map<String, String> headers, ByteBuffer body, long delayMillis) {
        static Reply of(int status, String type, String body) {
            Map<String, String> headers = type.isEmpty() ? Map.of() : Map.of("Content-Type", type);
            return new Reply(status, headers, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), 0);
        }

        static Reply json(String body) {
            return of(200, "application/json", body);
        }

        Reply slow(long millis) {
            return new Reply(status, headers, body, millis);
        }
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    URI flow() {
        return base().resolve("/exotel/secret-token/orders");
    }

    String status(String id) {
        return base() + "/exotel/secret-token/orders/status/" + id;
    }

    /** Answers a path with these, one after the other; the last one stays. */
    void answer(String path, Reply... replies) {
        overrides.put(path, new ConcurrentLinkedQueue<>(List.of(replies)));
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** What came for one path behind the flow, such as {@code passthru/1}. */
    List<Seen> seen(String path) {
        return seen.stream().filter(request -> request.path().endsWith(path)).toList();
    }

    List<String> paths() {
        return seen.stream()
                .map(request -> request.method() + " " + ShownPath.of(URI.create(request.path())))
                .map(path -> path.replace("orders/", ""))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            String path = exchange.getRequestURI().getPath();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Seen request = new Seen(
                    exchange.getRequestMethod(),
                    path,
                    query == null ? "" : query,
                    Map.copyOf(exchange.getRequestHeaders()),
                    body);
            seen.add(request);
            String tail = ShownPath.of(URI.create(path)).replace("orders/", "");
            Reply reply = overridden(tail).orElseGet(() -> usual(tail, request.parameters()));
            Thread.sleep(reply.delayMillis());
            // A connection kept alive would cost 40 ms an answer: this server sends headers and body apart.
            exchange.getResponseHeaders().set("Connection", "close");
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean head = request.method().equals("HEAD");
            if (head) {
                exchange.getResponseHeaders()
                        .set("Content-Length", Integer.toString(reply.body().capacity()));
            }
            exchange.sendResponseHeaders(
                    reply.status(),
                    head || reply.body().capacity() == 0 ? -1 : reply.body().capacity());
            if (!head) {
                exchange.getResponseBody().write(reply.body().array());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Reply> overridden(String path) {
        Queue<Reply> replies = overrides.getOrDefault(path, new ConcurrentLinkedQueue<>());
        return Optional.ofNullable(replies.size() > 1 ? replies.poll() : replies.peek());
    }

    private static Reply usual(String path, Map<String, String> parameters) {
        String digits = parameters.getOrDefault("digits", "").replace("\"", "");
        return switch (path) {
            case "gather/1", "gather/2", "gather" -> Reply.json(gather());
            case "passthru/1", "passthru" -> Reply.of(digits.isEmpty() ? 302 : 200, "", "");
            case "passthru/2" -> Reply.of(302, "", "");
            case "switch/1" ->
                Reply.of(200, "text/plain", "{\"select\":\"" + (digits.equals("0") ? "no" : "more") + "\"}");
            case "switch/2" -> Reply.of(200, "text/plain", "{\"select\":\"yes\"}");
            case "greeting" -> Reply.of(200, "text/plain; charset=utf-8", "धन्यवाद");
            default -> Reply.of(200, "", "");
        };
    }

    private static String gather() {
        return """
            {"gather_prompt": {"text": "%s"}, "max_input_digits": 1, "finish_on_key": "", "input_timeout": 6,
             "repeat_menu": 2, "repeat_gather_prompt": {"text": "कुछ सुनाई नहीं दिया।"}}\
            """.formatted(QUESTION);
    }
}
