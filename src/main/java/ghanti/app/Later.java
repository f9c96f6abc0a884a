package ghanti.app;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that is done later, whose failure is logged and ends nothing. */
final class Later {

    private static final Logger log = LoggerFactory.getLogger(Later.class);

    private Later() {}

    static void once(ScheduledExecutorService timer, Duration after, Runnable work) {
        try {
            ScheduledFuture<?> planned = timer.schedule(() -> run(work), after.toMillis(), TimeUnit.MILLISECONDS);
            log.trace("planned: {}", planned);
        } catch (RejectedExecutionException e) {
            log.debug("the server stops; nothing is done later");
        }
    }

    static void every(ScheduledExecutorService timer, Duration pause, Runnable work) {
        ScheduledFuture<?> planned = timer.scheduleWithFixedDelay(
                () -> run(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        log.trace("planned again and again: {}", planned);
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            log.warn("what was to be done later failed: {}", e.getMessage());
        }
    }
}
