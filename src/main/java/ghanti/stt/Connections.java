package ghanti.stt;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Connections to one provider and the one thread that keeps their time. All threads end by themselves when there is
 * nothing to do, so that nothing need be closed.
 */
final class Connections {

    private static final Duration REST = Duration.ofSeconds(10);

    /** How often a quiet socket is asked whether it is still there. */
    private static final Duration PING = Duration.ofSeconds(10);

    private final OkHttpClient http;
    private final ScheduledThreadPoolExecutor timers;
    private final Patience patience;

    /** @param parallel how many requests, or open sockets, there are at once; others wait */
    Connections(OkHttpClient http, int parallel, Patience patience) {
        this.patience = patience;
        this.http = http.newBuilder()
                .dispatcher(dispatcher(parallel))
                .connectTimeout(patience.connection())
                .pingInterval(PING)
                // Sound hardly becomes smaller, and trying costs more than sending it.
                .minWebSocketMessageToCompress(Long.MAX_VALUE)
                // A key must not follow to another host.
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        timers = new ScheduledThreadPoolExecutor(1, threads("ghanti-stt-time"));
        timers.setKeepAliveTime(REST.toSeconds(), TimeUnit.SECONDS);
        timers.allowCoreThreadTimeOut(true);
        timers.setRemoveOnCancelPolicy(true);
    }

    private static Dispatcher dispatcher(int parallel) {
        Dispatcher dispatcher = new Dispatcher(new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                REST.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                threads("ghanti-stt")));
        dispatcher.setMaxRequests(parallel);
        dispatcher.setMaxRequestsPerHost(parallel);
        return dispatcher;
    }

    private static ThreadFactory threads(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    OkHttpClient http() {
        return http;
    }

    Patience patience() {
        return patience;
    }

    /** Does something a little later, unless it is cancelled. */
    Future<?> after(Duration time, Runnable work) {
        return timers.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Does something again and again until it is cancelled. */
    Future<?> every(Duration time, Runnable work) {
        return timers.scheduleWithFixedDelay(work, time.toMillis(), time.toMillis(), TimeUnit.MILLISECONDS);
    }
}
