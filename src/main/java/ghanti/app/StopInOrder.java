package ghanti.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lets a command end in order when Ctrl-C or SIGTERM comes: its thread is interrupted, and the program waits until it has ended. */
final class StopInOrder {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;

    StopInOrder() {
        Thread working = Thread.currentThread();
        hook = new Thread(() -> stop(working), "stop-in-order");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Thread working) {
        working.interrupt();
        try {
            if (!done.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("It does not stop in order; it is stopped now.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has ended, in order or not. */
    void ended() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is what runs now.
        }
    }
}
