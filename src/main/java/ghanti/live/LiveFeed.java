package ghanti.live;

import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import ghanti.voicebot.StreamListeners;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;

/**
 * Puts all streams into Redis as they happen: one stream of Redis per call, with sound and events as its entries. One thread
 * writes; whatever is wrong with Redis, calls do not notice, and what it cannot take in time is dropped and counted as
 * {@code ghanti.live.entries}.
 */
public final class LiveFeed implements StreamListeners, AutoCloseable {

    private final Outbox outbox;
    private final Clock clock;
    private final RedisWriter writer;

    /**
     * Starts to connect; nobody waits for that.
     *
     * @param clock tells when something was heard
     */
    public LiveFeed(RedisAddress redis, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        outbox = new Outbox(meters);
        writer = new RedisWriter(redis, outbox);
    }

    /** A listener for every stream. */
    @Override
    public List<StreamListener> of(StreamFacts facts) {
        return List.of(new LiveListener(facts, outbox, clock));
    }

    /** Writes what still waits, for two seconds at most. */
    @Override
    public void close() {
        writer.close();
    }
}
