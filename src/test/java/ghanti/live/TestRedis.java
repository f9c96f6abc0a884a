package ghanti.live;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/** A real Redis on a port of its own. */
final class TestRedis implements AutoCloseable {

    private final int port;
    private final String[] settings;
    private RedisServer server;

    TestRedis(String... settings) throws IOException {
        this(freePort(), settings);
    }

    private TestRedis(int port, String... settings) throws IOException {
        this.port = port;
        this.settings = settings;
        start();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    void start() throws IOException {
        RedisServerBuilder builder = RedisServer.newRedisServer().port(port).setting("save \"\"");
        for (String setting : settings) {
            builder.setting(setting);
        }
        server = builder.build();
        server.start();
    }

    void stop() throws IOException {
        server.stop();
    }

    RedisAddress address() {
        return RedisAddress.parse("redis://127.0.0.1:" + port);
    }

    int port() {
        return port;
    }

    Jedis client() {
        return new Jedis("127.0.0.1", port);
    }

    /** The entries of a stream in their order, as names and raw values. */
    List<Map<String, byte[]>> entries(String key) {
        try (Jedis client = client()) {
            return entries(client, key);
        }
    }

    static List<Map<String, byte[]>> entries(Jedis client, String key) {
        List<Map<String, byte[]>> entries = new ArrayList<>();
        for (Object entry : client.xrange(bytes(key), bytes("-"), bytes("+"))) {
            List<?> fields = (List<?>) ((List<?>) entry).get(1);
            Map<String, byte[]> values = new HashMap<>();
            for (int i = 0; i < fields.size(); i += 2) {
                values.put(text((byte[]) fields.get(i)), (byte[]) fields.get(i + 1));
            }
            entries.add(values);
        }
        return entries;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] raw(Map<String, byte[]> entry, String field) {
        return Objects.requireNonNull(entry.get(field), () -> field + " of " + entry.keySet());
    }

    static String text(Map<String, byte[]> entry, String field) {
        return text(raw(entry, field));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    long pid() {
        try (Jedis client = client()) {
            return client.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .mapToLong(line -> Long.parseLong(line.substring("process_id:".length())))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Freezes a process with STOP, or lets it go on with CONT. */
    static void signal(long pid, String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
