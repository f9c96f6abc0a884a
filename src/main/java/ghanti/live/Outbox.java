package ghanti.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Entries that wait for Redis, at most 16 MB of them. What does not fit is dropped and counted; nobody waits. */
final class Outbox {

    static final long MOST_BYTES = 16L << 20;

    private final LinkedBlockingQueue<Entry> waiting = new LinkedBlockingQueue<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Counter written;
    private final Counter dropped;

    Outbox(MeterRegistry meters) {
        written = counter(meters, "written");
        dropped = counter(meters, "dropped");
    }

    private static Counter counter(MeterRegistry meters, String state) {
        return Counter.builder("ghanti.live.entries")
                .description("Entries of the live feed")
                .tag("state", state)
                .register(meters);
    }

    void put(Entry entry) {
        if (bytes.addAndGet(entry.bytes()) > MOST_BYTES) {
            bytes.addAndGet(-entry.bytes());
            dropped(1);
        } else {
            waiting.add(entry);
        }
    }

    /**
     * Some of what waits, in its order.
     *
     * @param patience how long to wait for a first one
     * @return empty if none came
     */
    List<Entry> take(int atMost, Duration patience) throws InterruptedException {
        List<Entry> taken = new ArrayList<>();
        Entry first = waiting.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            taken.add(first);
            waiting.drainTo(taken, atMost - 1);
        }
        taken.forEach(entry -> bytes.addAndGet(-entry.bytes()));
        return taken;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    void written(int count) {
        written.increment(count);
    }

    void dropped(int count) {
        dropped.increment(count);
    }

    /** How many were dropped so far. */
    long dropped() {
        return (long) dropped.count();
    }
}
