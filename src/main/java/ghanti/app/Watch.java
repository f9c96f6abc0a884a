package ghanti.app;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/**
 * Looks again and again at something on a server that goes on without being looked at. Who ends the looking with Ctrl-C is
 * told so.
 */
final class Watch implements AutoCloseable {

    /** A server that is being replaced is back by then. */
    private static final Duration WITHOUT_SERVER = Duration.ofMinutes(2);

    private final ApiClient api;
    private final String path;
    private final String name;
    private final PrintStream err;
    private final Thread farewell;
    private long heard = System.nanoTime();
    private boolean missed;

    /**
     * Begins to look.
     *
     * @param name such as "Call 1042"
     * @param farewell that it goes on, and what can be done about it
     */
    Watch(ApiClient api, String path, String name, String farewell, PrintStream err) {
        this.api = api;
        this.path = path;
        this.name = name;
        this.err = err;
        this.farewell = new Thread(() -> err.println("\n" + farewell), "goes-on");
        Runtime.getRuntime().addShutdownHook(this.farewell);
    }

    /** As it is now, or as it was before where the server does not answer for a while. */
    Map<String, Object> look(Map<String, Object> before) throws InterruptedException {
        try {
            Map<String, Object> now = api.tryGet(path);
            heard = System.nanoTime();
            missed = false;
            return now;
        } catch (IOException e) {
            if (System.nanoTime() - heard > WITHOUT_SERVER.toNanos()) {
                throw new UsageException("the server on " + api.base() + " has not answered for "
                        + WITHOUT_SERVER.toMinutes() + " minutes. " + name + " goes on when it is back");
            }
            if (!missed) {
                err.println("The server does not answer; asking again.");
                missed = true;
            }
            return before;
        }
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(farewell);
        } catch (IllegalStateException e) {
            // It already runs: that is what it is there for.
            return;
        }
    }
}
