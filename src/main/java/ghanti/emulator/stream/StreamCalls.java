package ghanti.emulator.stream;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Opens streams as Exotel does. All streams share one timer and one HTTP client, so that thousands fit into a process. Closing
 * it drops the sockets that are open and ends the threads.
 */
public final class StreamCalls implements AutoCloseable {
    private static final int SID_LENGTH = 32;

    private final ScheduledThreadPoolExecutor timer;
    private final ExecutorService threads;
    private final HttpClient client;
    private final Supplier<String> sids;
    private final Set<StreamCall> calls = ConcurrentHashMap.newKeySet();

    /** With one timer thread, four threads for sockets, and stream ids by chance. */
    public StreamCalls() {
        this(1, 4, sids(new SecureRandom()));
    }

    /**
     * With as many threads as are told.
     *
     * @param timers threads that send and tell the time
     * @param readers threads that read from sockets
     * @param sids where stream ids come from: 32 lower-case letters and digits; docs/exotel-protocol.md, Common ground
     */
    public StreamCalls(int timers, int readers, Supplier<String> sids) {
        this.timer = new ScheduledThreadPoolExecutor(timers, named("exotel-timer"));
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.threads = Executors.newFixedThreadPool(readers, named("exotel-socket"));
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .proxy(HttpClient.Builder.NO_PROXY)
                .executor(threads)
                .build();
        this.sids = sids;
    }

    /** Begins to open a stream; returns at once, also if nobody listens there. */
    public StreamCall open(StreamSetup setup) {
        StreamCall call = new StreamCall(setup, this);
        calls.add(call);
        call.whenOver().whenComplete((report, problem) -> calls.remove(call));
        call.begin();
        return call;
    }

    @Override
    public void close() {
        calls.forEach(StreamCall::breakOff);
        timer.shutdownNow();
        threads.shutdownNow();
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    HttpClient client() {
        return client;
    }

    String newSid() {
        return sids.get();
    }

    private static Supplier<String> sids(Random random) {
        return () -> random.ints(SID_LENGTH, 0, 36)
                .collect(
                        StringBuilder::new,
                        (text, digit) -> text.append(Character.forDigit(digit, 36)),
                        StringBuilder::append)
                .toString();
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
