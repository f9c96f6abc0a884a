package ghanti.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** Whatever is wrong with Redis, who listens to a call returns at once. */
final class RedisTroubleTest {

    private static final String KEY = "ghanti:call:call-1";
    private static final short[] CHUNK = new short[1600];

    private final Clock clock = Clock.systemUTC();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(RedisWriter.class);
    private Duration longest = Duration.ZERO;

    @BeforeEach
    void listen() {
        log.list = new CopyOnWriteArrayList<>();
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void nobodyHadToWait() {
        logger.detachAppender(log);
        assertThat(longest).isLessThan(Duration.ofMillis(300));
    }

    private StreamListener stream(LiveFeed feed, String call) {
        return feed.of(new StreamFacts(call, "", "s", "", "", "", 8000, Map.of(), clock.instant()))
                .get(0);
    }

    private void say(StreamListener stream, int count) {
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            stream.heard(CHUNK);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            longest = took.compareTo(longest) > 0 ? took : longest;
        }
    }

    private double written() {
        return meters.counter("ghanti.live.entries", "state", "written").count();
    }

    private double dropped() {
        return meters.counter("ghanti.live.entries", "state", "dropped").count();
    }

    private static void eventually(BooleanSupplier holds) throws InterruptedException {
        for (int i = 0; i < 400 && !holds.getAsBoolean(); i++) {
            Thread.sleep(50);
        }
        assertThat(holds.getAsBoolean()).isTrue();
    }

    private List<String> said(Level level) {
        return log.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void stoppedInTheMiddleAndStartedAgainItGoesOn() throws Exception {
        try (TestRedis redis = new TestRedis();
                LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            StreamListener stream = stream(feed, "call-1");
            say(stream, 5);
            eventually(() -> written() == 6);
            redis.stop();
            for (int i = 0; i < 20; i++) {
                say(stream, 1);
                Thread.sleep(100);
            }
            redis.start();
            double before = written();
            eventually(() -> written() > before);
            stream.closed("stop");
            eventually(() -> redis.entries(KEY).stream()
                    .anyMatch(entry -> TestRedis.text(entry, "type").equals("stop")));
            // What waited came, what was on its way is lost and counted.
            eventually(() -> written() + dropped() == 27);
            assertThat(dropped()).isLessThan(3);
            assertThat(said(Level.WARN)).hasSize(1);
            assertThat(said(Level.WARN).get(0)).contains("127.0.0.1:" + redis.port(), "calls go on");
            assertThat(said(Level.INFO)).hasSize(1);
        }
    }

    @Test
    void notThereYetItIsWaitedFor() throws Exception {
        int port = TestRedis.freePort();
        try (LiveFeed feed = new LiveFeed(RedisAddress.parse("redis://127.0.0.1:" + port), meters, clock)) {
            say(stream(feed, "call-1"), 10);
            eventually(() -> said(Level.WARN).size() == 1);
            assertThat(dropped()).isZero();
        }
        assertThat(said(Level.WARN)).hasSize(1);
    }

    @Test
    void oneThatNeverAnswersCostsAtMostItsShareOfMemory() throws Exception {
        try (ServerSocket hole = new ServerSocket(0, 50);
                LiveFeed feed =
                        new LiveFeed(RedisAddress.parse("redis://127.0.0.1:" + hole.getLocalPort()), meters, clock)) {
            say(stream(feed, "call-1"), 20_000);
            assertThat(dropped()).isGreaterThan(14_000);
            assertThat((20_001 - dropped()) * 3200).isBetween(14e6, 17e6);
            eventually(() -> said(Level.WARN).size() == 1);
        }
    }

    @Test
    void aFrozenOneHoldsNobodyUp() throws Exception {
        try (TestRedis redis = new TestRedis();
                LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            StreamListener stream = stream(feed, "call-1");
            eventually(() -> written() == 1);
            long pid = redis.pid();
            TestRedis.signal(pid, "STOP");
            try {
                say(stream, 8000);
                eventually(() -> said(Level.WARN).size() == 1);
            } finally {
                TestRedis.signal(pid, "CONT");
            }
            double before = written();
            eventually(() -> {
                say(stream, 1);
                return written() > before + 100;
            });
            eventually(() -> said(Level.INFO).size() == 1);
        }
    }

    /** A socket has a limit of time for reading only. */
    @Test
    void aWriteThatHangsIsEndedByClosingItsLine() throws Exception {
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        try (TestRedis redis = new TestRedis();
                HangingLine way = new HangingLine(redis.port());
                RedisLine line = new RedisLine(RedisAddress.parse("redis://127.0.0.1:" + way.port()))) {
            String word = "x".repeat(150_000);
            assertThat(line.add(List.of(new Entry(KEY).with("word", word)))).isEmpty();
            way.hang();
            Future<?> closing = later.schedule(line::close, 3, TimeUnit.SECONDS);
            List<Entry> many = Collections.nCopies(100, new Entry(KEY).with("word", word));
            long begin = System.nanoTime();
            assertThatThrownBy(() -> line.add(many))
                    .isInstanceOf(JedisException.class)
                    .rootCause()
                    .isInstanceOf(SocketException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(2500), Duration.ofMillis(4500));
            assertThat(closing.isDone()).isTrue();
        } finally {
            later.shutdownNow();
        }
    }

    @Test
    void closedIdleConnectionsCostNothing() throws Exception {
        try (TestRedis redis = new TestRedis("timeout 3");
                LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            StreamListener stream = stream(feed, "call-1");
            eventually(() -> written() == 1);
            Thread.sleep(6000);
            stream.key('1');
            eventually(() -> written() == 2);
            assertThat(dropped()).isZero();
            assertThat(log.list).isEmpty();
        }
    }

    @Test
    void aFullOneIsToldOnceAndTriedAgain() throws Exception {
        try (TestRedis redis = new TestRedis("maxmemory 1", "maxmemory-policy noeviction");
                LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            StreamListener stream = stream(feed, "call-1");
            for (int i = 0; i < 20; i++) {
                say(stream, 1);
                Thread.sleep(100);
            }
            assertThat(dropped()).isPositive();
            assertThat(written()).isZero();
            assertThat(said(Level.WARN)).singleElement().asString().contains("OOM");
            try (Jedis client = redis.client()) {
                client.configSet("maxmemory", "0");
            }
            say(stream, 1);
            eventually(() -> written() > 0);
        }
    }

    @Test
    void aKeyThatIsSomethingElseHurtsNoOtherCall() throws Exception {
        try (TestRedis redis = new TestRedis();
                Jedis client = redis.client();
                LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            client.set(KEY, "mine");
            StreamListener bad = stream(feed, "call-1");
            StreamListener good = stream(feed, "call-2");
            for (int i = 0; i < 10; i++) {
                bad.key('1');
                good.key('2');
                Thread.sleep(50);
            }
            eventually(() -> TestRedis.entries(client, "ghanti:call:call-2").size() == 11);
            eventually(() -> dropped() == 11);
            assertThat(client.get(KEY)).isEqualTo("mine");
            assertThat(said(Level.WARN)).singleElement().asString().contains("WRONGTYPE");
        }
    }

    @Test
    void thePasswordIsUsedAndNeverShown() throws Exception {
        try (TestRedis redis = new TestRedis("requirepass s3cr3t-9");
                LiveFeed right = new LiveFeed(
                        RedisAddress.parse("redis://:s3cr3t-9@127.0.0.1:" + redis.port()), meters, clock)) {
            stream(right, "call-1");
            eventually(() -> written() == 1);
            assertThat(log.list).isEmpty();
            try (LiveFeed wrong =
                    new LiveFeed(RedisAddress.parse("redis://:wr0ng-7@127.0.0.1:" + redis.port()), meters, clock)) {
                stream(wrong, "call-2");
                eventually(() -> said(Level.WARN).size() == 1);
            }
            try (LiveFeed without = new LiveFeed(redis.address(), new SimpleMeterRegistry(), clock)) {
                stream(without, "call-3");
                eventually(() -> said(Level.WARN).size() == 2);
            }
        }
        assertThat(said(Level.WARN)).noneMatch(line -> line.contains("wr0ng-7") || line.contains("s3cr3t-9"));
        assertThat(said(Level.WARN).get(0)).contains("WRONGPASS");
        assertThat(said(Level.WARN).get(1)).contains("NOAUTH");
    }

    @Test
    void theServerStopsInTimeThoughRedisIsGone() throws IOException {
        try (ServerSocket hole = new ServerSocket(0, 50)) {
            LiveFeed feed = new LiveFeed(RedisAddress.parse("redis://127.0.0.1:" + hole.getLocalPort()), meters, clock);
            say(stream(feed, "call-1"), 100);
            long begin = System.nanoTime();
            feed.close();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        }
    }
}
