package ghanti.emulator.stream;

import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of streams that does what a test tells it, and remembers what came. */
public final class BotServer implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final Map<String, Socket> bySession = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();
    private final Javalin server;

    /** What a server does about a frame. */
    @FunctionalInterface
    public interface Script {
        public void on(Socket socket, JsonNode frame);
    }

    public BotServer(Script script) {
        server = Javalin.create(config -> {
                    config.startup.showJavalinBanner = false;
                    config.jetty.modifyWebSocketServletFactory(factory -> factory.setMaxTextMessageSize(1_000_000));
                    config.routes.wsBeforeUpgrade(ctx -> {
                        if (refusals.getAndDecrement() > 0) {
                            ctx.status(503).skipRemainingHandlers();
                        }
                    });
                    config.routes.ws("/stream/{ticket}", ws -> {
                        ws.onConnect(ctx -> {
                            Socket socket = new Socket(ctx);
                            sockets.add(socket);
                            bySession.put(ctx.sessionId(), socket);
                        });
                        ws.onMessage(ctx -> {
                            Socket socket = of(ctx);
                            socket.texts.add(ctx.message());
                            Optional<JsonNode> frame = parsed(ctx.message());
                            frame.ifPresent(socket.frames::add);
                            frame.ifPresent(node -> script.on(socket, node));
                        });
                        ws.onBinaryMessage(ctx -> of(ctx).texts.add("<binary>"));
                        ws.onClose(ctx -> of(ctx).closeCode = ctx.status());
                    });
                })
                .start("127.0.0.1", 0);
    }

    /** A server that says one prompt of that length at each start and each key, followed by a mark. */
    public static BotServer prompting(Duration prompt) {
        return new BotServer((socket, frame) -> {
            switch (event(frame)) {
                case "start" -> socket.prompt(prompt, "prompt-1");
                case "dtmf" -> {
                    socket.clear();
                    socket.prompt(prompt, "prompt-after-key");
                }
                default -> {}
            }
        });
    }

    public static String event(JsonNode frame) {
        return frame.path("event").asString("");
    }

    private Socket of(WsContext context) {
        return Objects.requireNonNull(bySession.get(context.sessionId()));
    }

    public String url(String query) {
        return "ws://127.0.0.1:" + server.port() + "/stream/k7Qe2" + query;
    }

    public void refuseNext(int handshakes) {
        refusals.set(handshakes);
    }

    public List<Socket> sockets() {
        return sockets;
    }

    /** The only socket there was. */
    public Socket socket() {
        if (sockets.size() != 1) {
            throw new IllegalStateException("There were " + sockets.size() + " sockets.");
        }
        return sockets.get(0);
    }

    @Override
    public void close() {
        server.stop();
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (tools.jackson.core.JacksonException e) {
            return Optional.empty();
        }
    }

    /** One stream, seen from the server. */
    public static final class Socket {
        private final WsContext context;
        private final List<String> texts = new CopyOnWriteArrayList<>();
        private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
        private final @Nullable String authorization;
        private volatile int closeCode;

        private Socket(WsContext context) {
            this.context = context;
            this.authorization = context.header("Authorization");
        }

        public String authorization() {
            return String.valueOf(authorization);
        }

        public String query() {
            return String.valueOf(context.queryString());
        }

        public String sid() {
            return frames.stream()
                    .filter(frame -> event(frame).equals("start"))
                    .map(frame -> frame.path("stream_sid").asString(""))
                    .findFirst()
                    .orElse("");
        }

        public List<String> texts() {
            return texts;
        }

        public List<JsonNode> frames() {
            return frames;
        }

        public List<JsonNode> frames(String event) {
            return frames.stream().filter(frame -> event(frame).equals(event)).toList();
        }

        public int closeCode() {
            return closeCode;
        }

        /** Sends a prompt all at once, in payloads of 200 ms at 8 kHz. */
        public void prompt(Duration length, String mark) {
            for (long sent = 0; sent < length.toMillis(); sent += 200) {
                media(3200, 100);
            }
            mark(mark);
        }

        /** A payload whose bytes all have that value. */
        public void media(int bytes, int value) {
            byte[] payload = new byte[bytes];
            java.util.Arrays.fill(payload, (byte) value);
            raw("{\"event\":\"media\",\"stream_sid\":\"" + sid() + "\",\"media\":{\"payload\":\""
                    + Base64.getEncoder().encodeToString(payload) + "\"}}");
        }

        public void mark(String name) {
            raw("{\"event\":\"mark\",\"stream_sid\":\"" + sid() + "\",\"mark\":{\"name\":\"" + name + "\"}}");
        }

        public void clear() {
            raw("{\"event\":\"clear\",\"stream_sid\":\"" + sid() + "\"}");
        }

        public void raw(String text) {
            context.send(text);
        }

        public void close(int code) {
            context.closeSession(code, "");
        }

        public void kill() {
            context.session.disconnect();
        }
    }
}
