package ghanti.app;

import ghanti.call.AudioPrompts;
import ghanti.call.Call;
import ghanti.flow.Flow;
import ghanti.sound.SoundStore;
import ghanti.sound.Studio;
import ghanti.speech.Speaker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The sounds of a running server: found, made before dials, counted, forgotten after days. */
final class ServerAudio implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerAudio.class);

    /** All that ships fits in, and some hours of sounds of single calls. */
    private static final long MOST_BYTES = 64L << 20;

    /** What a dial waits for its prompts; a call that is a little late is better than one in two voices. */
    private static final Duration BEFORE_A_DIAL = Duration.ofSeconds(8);

    /** Longer than any call lives, and than Exotel asks again. */
    private static final Duration KEPT = Duration.ofDays(3);

    private static final Duration SWEEP = Duration.ofHours(1);

    private static final int AT_ONCE = 10_000;

    private final SoundStore store;
    private final Clock clock;
    private final MeterRegistry meters;
    private final ExecutorService rendering;
    private final ScheduledExecutorService sweeping;
    private final Studio studio;
    private final Set<String> streamed = ConcurrentHashMap.newKeySet();
    private final AudioPrompts prompts;

    ServerAudio(AudioSettings settings, SoundStore store, Speaker speaker, MeterRegistry meters, Clock clock) {
        this.store = store;
        this.clock = clock;
        this.meters = meters;
        int parallel =
                settings.synthesizer().map(speaking -> speaking.parallel()).orElse(1);
        rendering = Executors.newFixedThreadPool(parallel, work -> daemon(work, "rendering"));
        sweeping = Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "old-sounds"));
        studio = Studio.of(
                new Studio.Parts(settings.folder(), store, settings.synthesizer(), rendering, MOST_BYTES),
                speaker,
                clock);
        prompts = new AudioPrompts(studio.sounding(), settings.prompts(), this::unsounded);
        measure(meters);
        sweeping.execute(studio.sounds()::open);
        Later.every(sweeping, SWEEP, this::sweep);
    }

    private static Thread daemon(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void measure(MeterRegistry meters) {
        var memory = studio.sounds().memory();
        Gauge.builder(
                        "ghanti.audio.memory.bytes",
                        memory,
                        cache -> cache.policy()
                                .eviction()
                                .map(eviction -> eviction.weightedSize().orElse(0))
                                .orElse(0L))
                .description("Sounds in memory")
                .register(meters);
        FunctionCounter.builder(
                        "ghanti.audio.memory.hits",
                        memory,
                        cache -> cache.stats().hitCount())
                .register(meters);
        FunctionCounter.builder(
                        "ghanti.audio.memory.misses",
                        memory,
                        cache -> cache.stats().missCount())
                .register(meters);
    }

    private void sweep() {
        int gone = store.forget(clock.instant().minus(KEPT), AT_ONCE);
        log.debug("forgot {} sounds of old calls", gone);
    }

    /** Counts a prompt of which something could not be said in our voice. */
    void unsounded(String flow) {
        meters.counter("ghanti.prompts.unsounded", "flow", flow).increment();
    }

    Studio studio() {
        return studio;
    }

    AudioPrompts prompts() {
        return prompts;
    }

    /** A flow's calls come over streams, where there is no other voice than ours. */
    void streamed(String flow) {
        streamed.add(flow);
    }

    /** Makes what only this call says, if its flow is to be heard in our voice. */
    void beforeDial(Call call, Flow flow) {
        studio.rendering()
                .filter(any -> prompts.wants(flow) || streamed.contains(flow.name()))
                .ifPresent(making ->
                        making.prepare(flow, call.request().language(), call.startingValues(), BEFORE_A_DIAL));
    }

    @Override
    public void close() {
        sweeping.shutdownNow();
        rendering.shutdownNow();
    }
}
