package ghanti.emulator.stream;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what happens on another thread. */
public final class Waiting {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Waiting() {}

    public static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not happen within " + LONGEST.toSeconds() + " s.");
            }
            Thread.sleep(5);
        }
    }
}
