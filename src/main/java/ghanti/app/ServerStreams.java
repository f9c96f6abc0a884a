package ghanti.app;

import ghanti.call.CallStore;
import ghanti.call.Conversations;
import ghanti.call.Flows;
import ghanti.call.QuietCalls;
import ghanti.call.StoreException;
import ghanti.exotel.WebhookTokens;
import ghanti.sound.Studio;
import ghanti.speech.Recognizer;
import ghanti.vad.VoiceActivities;
import ghanti.voicebot.Ears;
import ghanti.voicebot.StreamListeners;
import ghanti.voicebot.StreamRoutes;
import ghanti.voicebot.Streams;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streams of a running server, and what is done when a line goes without a word. */
final class ServerStreams implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ServerStreams.class);

    /** Turns wait for the database alone, whose connections are fewer. */
    private static final int WORKERS = 24;

    private static final int MOST_WAITING = 10_000;

    /** After a stream the next applet asks at once; who has not asked by then has gone. */
    private static final Duration NEXT_APPLET = Duration.ofSeconds(30);

    private static final Duration SWEEP = Duration.ofMinutes(5);

    private final Conversations conversations;
    private final Clock clock;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "quiet-calls");
        thread.setDaemon(true);
        return thread;
    });
    private final Streams streams;
    private final StreamRoutes routes;

    /** Where the streams' calls are. */
    record Desk(CallStore calls, Conversations conversations, Flows flows) {}

    /**
     * What is said and heard.
     *
     * @param ears what speech is heard with, if anything
     * @param most streams at once
     * @param unsounded is told the flow of every prompt of which something could not be said
     */
    record Sound(Studio studio, StreamListeners listeners, Optional<Ears> ears, int most, Consumer<String> unsounded) {}

    /** What speech is heard with, where there is somebody who understands it. */
    static Optional<Ears> ears(Optional<Recognizer> recognizer, MeterRegistry meters) {
        return recognizer.map(one -> new Ears(
                one,
                VoiceActivities.load(),
                (flow, what) -> meters.counter("ghanti.speech", "flow", flow, "what", what)
                        .increment()));
    }

    ServerStreams(Desk desk, Sound sound, WebhookTokens tokens, Supplier<String> publicUrl, Clock clock) {
        this.conversations = desk.conversations();
        this.clock = clock;
        streams = new Streams(
                new Streams.Parts(
                        conversations,
                        desk.flows(),
                        sound.studio(),
                        sound.listeners(),
                        sound.ears(),
                        this::streamOver,
                        new Streams.Workers(workers(), sound.most()),
                        sound.unsounded()),
                clock);
        routes = new StreamRoutes(
                streams,
                desk.flows(),
                new StreamRoutes.Entrance(
                        tokens::accept, tokens.current(), publicUrl, sid -> isUnderWay(desk.calls(), sid)),
                clock);
        QuietCalls quiet = new QuietCalls(desk.calls(), conversations, desk.flows(), clock);
        Later.every(later, SWEEP, quiet::sweep);
    }

    private static ExecutorService workers() {
        ThreadPoolExecutor workers = new ThreadPoolExecutor(
                WORKERS, WORKERS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(MOST_WAITING), work -> {
                    Thread thread = new Thread(work, "stream-turns");
                    thread.setDaemon(true);
                    return thread;
                });
        workers.allowCoreThreadTimeOut(true);
        return workers;
    }

    private static boolean isUnderWay(CallStore calls, String callSid) {
        try {
            return calls.findBySid(callSid)
                    .filter(call -> !call.status().isFinal())
                    .isPresent();
        } catch (StoreException e) {
            // Who was let in before may come in again; the turn itself will say what is broken.
            return true;
        }
    }

    private void streamOver(String callId) {
        Instant since = clock.instant();
        Later.once(later, NEXT_APPLET, () -> conversations.quietSince(callId, since));
    }

    void measure(MeterRegistry meters) {
        Gauge.builder("ghanti.streams", streams, Streams::size)
                .description("Open streams")
                .register(meters);
        Gauge.builder(
                        "ghanti.streams.lateness",
                        streams,
                        all -> all.worstLateness().toNanos() / 1e9)
                .description("How late the pacing of sound was at worst since the last scrape")
                .baseUnit("seconds")
                .register(meters);
        log.debug("streams are measured");
    }

    /** Another applet asks for a call: Exotel has left its stream, also where the socket does not know yet. */
    void left(String callId) {
        streams.left(callId);
    }

    StreamRoutes routes() {
        return routes;
    }

    @Override
    public void close() {
        later.shutdownNow();
        streams.close();
    }
}
