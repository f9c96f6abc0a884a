package ghanti.app;

import ghanti.call.RecordedCalls;
import ghanti.call.StoreException;
import ghanti.live.LiveFeed;
import ghanti.recording.RecordingFolder;
import ghanti.recording.Recordings;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import ghanti.voicebot.StreamListeners;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who listens to the streams of a running server: recordings, which are deleted after days, and Redis, where there is one. */
final class StreamEars implements StreamListeners, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(StreamEars.class);
    private static final Duration SWEEP = Duration.ofHours(1);

    private final RecordingFolder folder;
    private final Recordings recordings;
    private final Optional<LiveFeed> live;
    private final Consumer<String> streamed;
    private final Duration keep;
    private final Clock clock;
    private final ScheduledExecutorService sweeping = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "old-recordings");
        thread.setDaemon(true);
        return thread;
    });

    /** @param streamed is told the flow of every stream */
    StreamEars(
            Settings settings, RecordedCalls recorded, Consumer<String> streamed, MeterRegistry meters, Clock clock) {
        this.clock = clock;
        this.streamed = streamed;
        keep = Duration.ofDays(settings.recordingDays());
        folder = new RecordingFolder(settings.data().resolve("recordings"));
        recordings = new Recordings(folder, facts -> isRecorded(facts, recorded), clock);
        live = settings.redis().map(address -> new LiveFeed(address, meters, clock));
        Later.once(sweeping, Duration.ZERO, this::sweep);
        Later.every(sweeping, SWEEP, this::sweep);
    }

    /** A one-way stream has no call; whoever puts that applet into an app wants its sound. */
    private static boolean isRecorded(StreamFacts facts, RecordedCalls recorded) {
        try {
            return facts.callId().isEmpty() || recorded.include(facts.callId());
        } catch (StoreException e) {
            log.warn("call {} is not recorded, as nobody knows whether it may be: {}", facts.callId(), e.getMessage());
            return false;
        }
    }

    @Override
    public List<StreamListener> of(StreamFacts facts) {
        streamed.accept(facts.flow());
        return Stream.concat(recordings.of(facts).stream(), live.stream().flatMap(feed -> feed.of(facts).stream()))
                .toList();
    }

    /** Where the recordings lie. */
    RecordingFolder recordings() {
        return folder;
    }

    private void sweep() {
        try {
            int deleted = folder.sweep(clock.instant().minus(keep));
            if (deleted > 0) {
                log.info("{} recordings older than {} days were deleted", deleted, keep.toDays());
            }
        } catch (IOException | RuntimeException e) {
            log.warn("old recordings in {} could not be deleted: {}", folder, e.toString());
        }
    }

    /** Ends the files and sends what waits; to be closed after the streams. */
    @Override
    public void close() {
        sweeping.shutdownNow();
        recordings.close();
        live.ifPresent(LiveFeed::close);
    }
}
