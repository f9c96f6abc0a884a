package ghanti.emulator.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What happened on one stream, in order; tests wait at it. */
final class Journal {
    private final List<StreamEvent> events = new ArrayList<>();
    private final List<StreamFault> faults = new ArrayList<>();

    synchronized void add(StreamEvent event) {
        events.add(event);
        notifyAll();
    }

    synchronized void add(StreamFault fault) {
        faults.add(fault);
    }

    synchronized List<StreamEvent> events() {
        return List.copyOf(events);
    }

    synchronized List<StreamFault> faults() {
        return List.copyOf(faults);
    }

    /** The event with that number, from 1, among those that fit; empty if it does not come in time. */
    synchronized Optional<StreamEvent> await(Predicate<StreamEvent> which, int number, Duration timeout)
            throws InterruptedException {
        long end = System.nanoTime() + timeout.toNanos();
        int read = 0;
        int found = 0;
        while (true) {
            for (; read < events.size(); read++) {
                if (which.test(events.get(read)) && ++found == number) {
                    return Optional.of(events.get(read));
                }
            }
            long left = end - System.nanoTime();
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left / 1_000_000 + 1);
        }
    }
}
