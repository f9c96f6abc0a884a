package ghanti.recording;

import ghanti.audio.Resampler;
import ghanti.voicebot.StreamFacts;
import ghanti.voicebot.StreamListener;
import ghanti.voicebot.StreamListeners;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records streams: left the callee, right what the callee heard of us, both in time from the stream's start. One thread writes
 * all of them four times a second, so that at most a second is lost when the process dies; whatever is wrong with the disk,
 * the calls go on.
 */
public final class Recordings implements StreamListeners, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    private static final long TURN_MILLIS = 250;
    private static final long LAST_TURN_SECONDS = 3;

    private final RecordingFolder folder;
    private final Predicate<StreamFacts> wanted;
    private final Clock clock;
    private final Queue<Reel> reels = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Resampler> resamplers = new HashMap<>();
    private final ScheduledExecutorService writing;
    private final ScheduledFuture<?> turning;
    private boolean broken;

    /**
     * Starts the thread that writes.
     *
     * @param wanted which streams are recorded; asked once for each, by the thread that starts it
     * @param clock the one that {@link StreamFacts#startedAt} was read from
     */
    public Recordings(RecordingFolder folder, Predicate<StreamFacts> wanted, Clock clock) {
        this.folder = folder;
        this.wanted = wanted;
        this.clock = clock;
        writing = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "recordings");
            thread.setDaemon(true);
            return thread;
        });
        turning = writing.scheduleWithFixedDelay(this::turn, TURN_MILLIS, TURN_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A listener, if the stream is to be recorded and its rate is one that can be. */
    @Override
    public List<StreamListener> of(StreamFacts facts) {
        if (facts.rate() < Resampler.LOWEST || facts.rate() > Resampler.HIGHEST || !wanted.test(facts)) {
            return List.of();
        }
        Inbox inbox = new Inbox(facts, clock);
        reels.add(new Reel(inbox, new Tape(resampler(facts.rate())), folder));
        return List.of(inbox);
    }

    /** Building one takes some milliseconds, and there are three rates. */
    private Resampler resampler(int rate) {
        synchronized (resamplers) {
            return resamplers.computeIfAbsent(rate, from -> new Resampler(from, RecordingHeader.RATE));
        }
    }

    private void turn() {
        reels.removeIf(this::isDone);
    }

    private boolean isDone(Reel reel) {
        try {
            if (reel.turn() && broken) {
                broken = false;
                log.info("recordings can be written again in {}", folder);
            }
            return reel.isOver();
        } catch (IOException e) {
            if (!broken) {
                broken = true;
                log.error("recordings cannot be written in {}, calls go on without: {}", folder, e.toString());
            }
            return reel.isOver();
        } catch (RuntimeException e) {
            log.error("a recording broke off", e);
            breakOff(reel);
            return true;
        }
    }

    private static void breakOff(Reel reel) {
        try {
            reel.close();
        } catch (IOException e) {
            log.debug("nor can it be closed", e);
        }
    }

    /** Writes what is there and ends all files. A second time does nothing. */
    @Override
    public void close() {
        if (writing.isShutdown()) {
            return;
        }
        turning.cancel(false);
        writing.execute(() -> reels.forEach(this::end));
        writing.shutdown();
        try {
            if (!writing.awaitTermination(LAST_TURN_SECONDS, TimeUnit.SECONDS)) {
                log.warn("the disk is too slow for the last recordings");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(Reel reel) {
        try {
            reel.end();
        } catch (IOException | RuntimeException e) {
            log.debug("the end of a recording cannot be written", e);
        }
    }
}
