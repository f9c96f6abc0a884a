package ghanti.app;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Asks a server again and again how a call goes. */
final class CallFollower {

    private static final Duration OFTEN = Duration.ofMillis(500);
    /** A call that waits may wait for hours. */
    private static final Duration SELDOM = Duration.ofSeconds(2);

    private static final Duration SOON = Duration.ofSeconds(15);

    /** A server that is being replaced is back by then. */
    private static final Duration WITHOUT_SERVER = Duration.ofMinutes(2);

    private final ApiClient api;
    private final CallScreen screen;
    private final PrintStream err;
    private final long began = System.nanoTime();
    private long heard = began;
    private boolean hinted;
    private boolean missed;

    CallFollower(ApiClient api, CallScreen screen, PrintStream err) {
        this.api = api;
        this.screen = screen;
        this.err = err;
    }

    /** The call as it was last seen: over, unless the patience ended first. */
    Map<String, Object> follow(Map<String, Object> placed, Optional<Duration> patience) throws InterruptedException {
        String id = String.valueOf(placed.get("id"));
        // Ctrl-C ends only the looking; who pressed it must know that the phone may still ring.
        Thread goesOn = new Thread(() -> err.println("\n" + goesOn(id)), "call-goes-on");
        Runtime.getRuntime().addShutdownHook(goesOn);
        try {
            Map<String, Object> call = placed;
            screen.show(call);
            while (!CallScreen.isOver(call)) {
                if (patience.filter(time -> since(began).compareTo(time) >= 0).isPresent()) {
                    err.println("It is not over within the --timeout. " + goesOn(id));
                    return call;
                }
                Thread.sleep(pause(call).toMillis());
                call = asked(id, call);
                screen.show(call);
                hint(call);
            }
            screen.end(call);
            return call;
        } finally {
            forget(goesOn);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It already runs: that is what it is there for.
            return;
        }
    }

    private Map<String, Object> asked(String id, Map<String, Object> before) throws InterruptedException {
        try {
            Map<String, Object> call = api.tryGet("/v1/calls/" + id);
            heard = System.nanoTime();
            missed = false;
            return call;
        } catch (IOException e) {
            if (since(heard).compareTo(WITHOUT_SERVER) > 0) {
                throw new UsageException("the server on " + api.base() + " has not answered for "
                        + WITHOUT_SERVER.toMinutes() + " minutes. Call " + id + " goes on when it is back");
            }
            if (!missed) {
                err.println("The server does not answer; asking again.");
                missed = true;
            }
            return before;
        }
    }

    private Duration pause(Map<String, Object> call) {
        return "queued".equals(call.get("status")) && since(began).compareTo(SOON) > 0 ? SELDOM : OFTEN;
    }

    private void hint(Map<String, Object> call) {
        if (!hinted && "queued".equals(call.get("status")) && since(began).compareTo(SOON) > 0) {
            hinted = true;
            screen.note("It waits: for --not-before, for the flow's calling window, or for its turn.");
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static String goesOn(String id) {
        return "Call " + id + " goes on without being watched. Cancel it until it has its outcome: ghanti call"
                + " --cancel " + id + ". See what came of it: ghanti replay " + id;
    }
}
