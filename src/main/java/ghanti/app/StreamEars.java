package ghanti.app;

import ghanti.live.LiveFeed;
import ghanti.live.RedisAddress;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import ghanti.voicebot.StreamListeners;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Who listens to the streams of a running server: Redis, where there is one. */
final class StreamEars implements StreamListeners, AutoCloseable {

    private final Optional<LiveFeed> live;

    StreamEars(Optional<RedisAddress> redis, MeterRegistry meters, Clock clock) {
        live = redis.map(address -> new LiveFeed(address, meters, clock));
    }

    @Override
    public List<StreamListener> of(StreamFacts facts) {
        return live.map(feed -> feed.of(facts)).orElse(List.of());
    }

    @Override
    public void close() {
        live.ifPresent(LiveFeed::close);
    }
}
