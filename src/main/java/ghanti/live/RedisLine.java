package ghanti.live;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.DefaultJedisSocketFactory;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;

/** A connection to Redis. For one thread, but {@link #close} which is for any. */
final class RedisLine implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(RedisLine.class);

    /** About a minute of both sides. */
    static final int MOST_ENTRIES = 600;

    /** How long a key outlives its last entry. */
    static final int KEPT_SECONDS = 600;

    private static final int CONNECT_MILLIS = 2000;
    private static final int ANSWER_MILLIS = 2000;

    private final Connection connection;
    private volatile @Nullable Socket socket;

    /** @throws JedisException if it cannot be reached, or does not let us in */
    RedisLine(RedisAddress address) {
        JedisClientConfig config = config(address);
        DefaultJedisSocketFactory sockets =
                new DefaultJedisSocketFactory(new HostAndPort(address.host(), address.port()), config);
        connection = new Connection(
                () -> {
                    Socket opened = sockets.createSocket();
                    socket = opened;
                    return opened;
                },
                config);
        // Says at once, and in words, when a password is missing.
        ping();
    }

    private static JedisClientConfig config(RedisAddress address) {
        DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
                .connectionTimeoutMillis(CONNECT_MILLIS)
                .socketTimeoutMillis(ANSWER_MILLIS)
                .user(address.user())
                .password(address.password())
                .database(address.database())
                .clientName("ghanti")
                .ssl(address.tls());
        if (address.tls()) {
            // Without this any trusted certificate would do, for whatever host.
            SSLParameters parameters = new SSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            config.sslParameters(parameters);
        }
        return config.build();
    }

    /**
     * Adds entries in one go.
     *
     * @return what Redis says against those it refused; empty if it took all
     * @throws JedisException if it does not answer; what it took is then unknown
     */
    List<String> add(List<Entry> entries) {
        Pipeline pipeline = new Pipeline(connection, false);
        Set<String> keys = new LinkedHashSet<>();
        for (Entry entry : entries) {
            keys.add(entry.key());
            pipeline.sendCommand(Command.XADD, add(entry));
        }
        keys.forEach(key -> pipeline.sendCommand(Command.EXPIRE, bytes(key), bytes(KEPT_SECONDS)));
        List<String> refused = new ArrayList<>();
        for (Object answer : pipeline.syncAndReturnAll().subList(0, entries.size())) {
            if (answer instanceof JedisDataException refusal) {
                refused.add(String.valueOf(refusal.getMessage()));
            }
        }
        return refused;
    }

    private static byte[][] add(Entry entry) {
        List<byte[]> words = new ArrayList<>();
        words.add(bytes(entry.key()));
        words.add(bytes("MAXLEN"));
        words.add(bytes("~"));
        words.add(bytes(MOST_ENTRIES));
        words.add(bytes("*"));
        words.addAll(entry.fields());
        return words.toArray(byte[][]::new);
    }

    private static byte[] bytes(Object word) {
        return word.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws JedisException if it is gone */
    void ping() {
        if (!connection.ping()) {
            throw new JedisException("it answers with something else");
        }
    }

    /** Ends whatever waits on it, also a write, for which there is no other limit of time. */
    @Override
    public void close() {
        Socket open = socket;
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            log.debug("a connection to Redis cannot even be closed", e);
        }
    }
}
