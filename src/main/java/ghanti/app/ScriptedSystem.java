package ghanti.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ghanti.call.Fetcher;
import ghanti.call.Json;
import ghanti.flow.Fetch;
import ghanti.flow.Text;
import ghanti.flow.Text.Fixed;
import ghanti.flow.Text.Piece;
import ghanti.flow.Text.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The system of the business in a scenario: a server on this machine that the fetches of the scenario are led to. They go by HTTP
 * and are read as any other answer is; what the scenario does not name is asked at its own address, which is not allowed.
 */
final class ScriptedSystem implements AutoCloseable {

    private final HttpServer http;
    private final Map<String, List<Object>> answers;
    /** The keys of the questions of each node, in their order; one that is put twice gets the same answer. */
    private final Map<String, List<String>> asked = new ConcurrentHashMap<>();

    private final Consumer<String> listener;

    /**
     * @param answers what each fetch gets, by node
     * @param listener told of each fetch in a sentence
     */
    ScriptedSystem(Map<String, List<Object>> answers, Consumer<String> listener) {
        this.answers = answers;
        this.listener = listener;
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("the scenario's system cannot listen", e);
        }
        http.createContext("/", this::answer);
        http.start();
    }

    /** The host that must be allowed for it. */
    String host() {
        return "127.0.0.1:" + http.getAddress().getPort();
    }

    /** The same way to fetch, but to this system. */
    Fetcher leading(Fetcher real) {
        return (node, values, key, budget) ->
                real.fetch(answers.containsKey(node.name()) ? here(node, key) : node, values, key, budget);
    }

    /** Its own address stands behind the node's name and the question's key, so that its values are filled in and escaped as they would be there. */
    private Fetch here(Fetch node, String key) {
        String name = encoded(node.name()) + "/" + encoded(key);
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Fixed("http://" + host() + "/" + name + "/"));
        pieces.addAll(node.url().pieces());
        return new Fetch(
                node.name(),
                node.method(),
                new Text(List.of(new Sentence(pieces))),
                node.body(),
                node.into(),
                node.timeout(),
                node.go(),
                node.failed());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String[] path = exchange.getRequestURI().getRawPath().split("/", 4);
            String node = URLDecoder.decode(path[1], StandardCharsets.UTF_8);
            List<String> keys = asked.computeIfAbsent(node, name -> new CopyOnWriteArrayList<>());
            boolean isNew = !keys.contains(path[2]) && keys.add(path[2]);
            List<Object> list = answers.getOrDefault(node, List.of(ScriptedFetches.FAILED));
            Object answer = list.get(Math.min(keys.indexOf(path[2]), list.size() - 1));
            boolean failed = answer.equals(ScriptedFetches.FAILED);
            if (isNew) {
                listener.accept("fetch " + node + (failed ? " failed" : " got " + Json.write(answer)));
            }
            byte[] body = Json.write(answer).getBytes(StandardCharsets.UTF_8);
            // 404 is about this question alone: what is asked next is not refused because of it.
            exchange.sendResponseHeaders(failed ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
