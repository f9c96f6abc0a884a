package ghanti.voicebot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one timer of all streams. Each stream has its place in a round of ten steps of 20 ms, so that each is looked after every 200 ms, in
 * step with the prompt it plays.
 */
final class Pacer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pacer.class);

    private static final Duration STEP = Duration.ofMillis(20);
    private static final int STEPS = (int) (Chunks.LENGTH.toMillis() / STEP.toMillis());

    private final List<Set<Stream>> round = new ArrayList<>();
    private final AtomicLong worst = new AtomicLong();
    private final ScheduledExecutorService timer;
    private volatile int step;
    private long due;

    Pacer() {
        for (int i = 0; i < STEPS; i++) {
            round.add(ConcurrentHashMap.newKeySet());
        }
        timer = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "stream-pacer");
            thread.setDaemon(true);
            return thread;
        });
        due = System.nanoTime();
    }

    /** Begins to look after streams. */
    Pacer started() {
        ScheduledFuture<?> ticking = timer.scheduleAtFixedRate(this::tick, 0, STEP.toNanos(), TimeUnit.NANOSECONDS);
        log.debug("sound is paced: {}", ticking);
        return this;
    }

    /** Looks after a stream from now on, or anew: the next time is a chunk from now. */
    void add(Stream stream) {
        remove(stream);
        round.get(step).add(stream);
    }

    void remove(Stream stream) {
        round.forEach(place -> place.remove(stream));
    }

    private void tick() {
        long now = System.nanoTime();
        worst.accumulateAndGet(now - due, Math::max);
        due = Math.max(due + STEP.toNanos(), now - STEP.toNanos());
        int place = (step + 1) % STEPS;
        step = place;
        for (Stream stream : round.get(place)) {
            try {
                stream.tick(System.nanoTime());
            } catch (RuntimeException e) {
                log.error("a stream could not go on", e);
                stream.end("failure");
            }
        }
    }

    /** How late a step was at worst, since this was last asked. */
    Duration worstLateness() {
        return Duration.ofNanos(worst.getAndSet(0));
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
