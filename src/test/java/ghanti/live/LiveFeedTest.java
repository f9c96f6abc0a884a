package ghanti.live;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.dial.TestClock;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** What stands in Redis. */
final class LiveFeedTest {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");
    private static TestRedis redis;

    private final TestClock clock = new TestClock(START.toString());
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @BeforeAll
    static void start() throws IOException {
        redis = new TestRedis();
    }

    @AfterAll
    static void stop() throws IOException {
        redis.close();
    }

    private StreamFacts facts(String call, String stream) {
        return new StreamFacts(
                call,
                "vendor-order-confirmation",
                stream,
                "line-1",
                "09876543210",
                "08069891522",
                8000,
                Map.of("order", "1042"),
                clock.instant());
    }

    private static short[] samples(int count, int value) {
        short[] samples = new short[count];
        Arrays.fill(samples, (short) value);
        return samples;
    }

    private static String text(Map<String, byte[]> entry, String field) {
        return TestRedis.text(entry, field);
    }

    @Test
    void aCallStandsInOneStreamInItsOrder() {
        try (LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            StreamListener stream = feed.of(facts("call-1", "stream-1")).get(0);
            stream.event("prompt", "नमस्ते");
            // 400 ms sent at once, the last heard in 500 ms.
            stream.said(samples(1600, 21), Duration.ofMillis(300));
            stream.said(samples(1600, 22), Duration.ofMillis(500));
            for (int i = 0; i < 5; i++) {
                clock.pass(Duration.ofMillis(100));
                stream.heard(samples(800, 11 + i));
            }
            stream.key('1');
            stream.cleared();
            stream.closed("stop");
        }
        List<Map<String, byte[]>> entries = redis.entries("ghanti:call:call-1");
        assertThat(entries)
                .extracting(entry -> text(entry, "type"))
                .containsExactly(
                        "start", "prompt", "audio", "audio", "audio", "audio", "key", "cleared", "audio", "stop");
        assertThat(entries)
                .extracting(entry -> text(entry, "number"))
                .isEqualTo(List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10"));
        Map<String, byte[]> first = entries.get(0);
        assertThat(first.keySet())
                .containsExactlyInAnyOrder(
                        "type", "number", "stream", "at", "call", "flow", "line", "from", "to", "rate", "custom.order");
        assertThat(text(first, "call")).isEqualTo("call-1");
        assertThat(text(first, "flow")).isEqualTo("vendor-order-confirmation");
        assertThat(text(first, "stream")).isEqualTo("stream-1");
        assertThat(text(first, "custom.order")).isEqualTo("1042");
        assertThat(text(first, "at")).isEqualTo(Long.toString(START.toEpochMilli()));
        assertThat(text(entries.get(1), "word")).isEqualTo("नमस्ते");
        assertAudio(entries.get(2), "ghanti", 100, samples(1600, 21));
        assertAudio(entries.get(3), "ghanti", 300, samples(1600, 22));
        short[] heard = samples(1600, 11);
        Arrays.fill(heard, 800, 1600, (short) 12);
        assertAudio(entries.get(4), "callee", 0, heard);
        assertThat(text(entries.get(6), "key")).isEqualTo("1");
        assertThat(text(entries.get(7), "at")).isEqualTo(Long.toString(START.toEpochMilli() + 500));
        // What was begun when the stream ended is shorter.
        assertAudio(entries.get(8), "callee", 400, samples(800, 15));
        assertThat(text(entries.get(9), "reason")).isEqualTo("stop");
        assertThat(meters.counter("ghanti.live.entries", "state", "written").count())
                .isEqualTo(10);
        assertThat(meters.counter("ghanti.live.entries", "state", "dropped").count())
                .isZero();
    }

    private static void assertAudio(Map<String, byte[]> entry, String side, long millis, short[] samples) {
        assertThat(entry.keySet()).containsExactlyInAnyOrder("type", "number", "stream", "at", "side", "rate", "pcm");
        assertThat(text(entry, "side")).isEqualTo(side);
        assertThat(text(entry, "rate")).isEqualTo("8000");
        assertThat(text(entry, "at")).isEqualTo(Long.toString(START.toEpochMilli() + millis));
        byte[] pcm = TestRedis.raw(entry, "pcm");
        short[] there = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(there);
        assertThat(there).isEqualTo(samples);
    }

    @Test
    void aStreamWithoutACallHasAKeyOfItsOwn() {
        try (LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            feed.of(facts("", "stream:2\n*"));
        }
        assertThat(redis.entries("ghanti:stream:stream_2__")).hasSize(1);
    }

    @Test
    void aPauseEndsAPiece() {
        try (LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            StreamListener stream = feed.of(facts("call-3", "s")).get(0);
            stream.said(samples(400, 5), Duration.ofMillis(50));
            clock.pass(Duration.ofSeconds(1));
            stream.heard(samples(800, 6));
            stream.said(samples(1600, 7), Duration.ofMillis(200));
            stream.closed("");
        }
        List<Map<String, byte[]>> entries = redis.entries("ghanti:call:call-3");
        assertAudio(entries.get(1), "ghanti", 0, samples(400, 5));
        assertAudio(entries.get(2), "ghanti", 1000, samples(1600, 7));
        assertAudio(entries.get(3), "callee", 900, samples(800, 6));
    }

    @Test
    void theLengthIsBoundedAndTheKeyGoesAway() {
        try (LiveFeed feed = new LiveFeed(redis.address(), meters, clock)) {
            StreamListener stream = feed.of(facts("call-4", "s")).get(0);
            for (int i = 0; i < 2000; i++) {
                clock.pass(Duration.ofMillis(200));
                stream.heard(samples(1600, i));
            }
        }
        try (Jedis client = redis.client()) {
            assertThat(client.xlen("ghanti:call:call-4")).isBetween(600L, 720L);
            assertThat(client.ttl("ghanti:call:call-4")).isBetween(500L, 600L);
            assertThat(client.memoryUsage("ghanti:call:call-4")).isLessThan(4L << 20);
        }
        assertThat(meters.counter("ghanti.live.entries", "state", "written").count())
                .isEqualTo(2001);
    }
}
