package ghanti.emulator;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The emulator's threads: daemons with names, a bounded number of each sort. */
final class Threads {
    private final ThreadPoolExecutor rest = pool("exotel-rest", 16);
    private final ThreadPoolExecutor lines;
    private final ThreadPoolExecutor http = pool("exotel-http", 8);

    Threads(int mostLines) {
        lines = pool("exotel-line", mostLines);
    }

    ThreadPoolExecutor rest() {
        return rest;
    }

    ThreadPoolExecutor lines() {
        return lines;
    }

    ThreadPoolExecutor http() {
        return http;
    }

    void close() {
        lines.shutdownNow();
        rest.shutdownNow();
        http.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name, int size) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(size, size, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
