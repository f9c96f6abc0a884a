package ghanti.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Everything the emulator was asked and every line it has had, in order. Safe for several threads. */
final class Register {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Dial> dials = new ArrayList<>();
    private final List<String> lookups = new ArrayList<>();
    private final Map<String, Line> lines = new LinkedHashMap<>();

    void add(Dial dial) {
        change(() -> dials.add(dial));
    }

    void add(Line line) {
        change(() -> lines.put(line.sid(), line));
    }

    void addLookup(String pathAndQuery) {
        change(() -> lookups.add(pathAndQuery));
    }

    List<Dial> dials() {
        return read(() -> List.copyOf(dials));
    }

    List<String> lookups() {
        return read(() -> List.copyOf(lookups));
    }

    List<Line> lines() {
        return read(() -> List.copyOf(lines.values()));
    }

    Optional<Line> line(String sid) {
        return read(() -> Optional.ofNullable(lines.get(sid)));
    }

    /** Waits in real time until there are that many; false if there are not. */
    <T> boolean await(Supplier<List<T>> list, int count, Duration timeout) throws InterruptedException {
        long left = timeout.toNanos();
        lock.lock();
        try {
            while (list.get().size() < count) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T read(Supplier<T> reading) {
        lock.lock();
        try {
            return reading.get();
        } finally {
            lock.unlock();
        }
    }
}
