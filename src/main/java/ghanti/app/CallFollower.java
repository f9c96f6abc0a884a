package ghanti.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Shows how a call goes until it is over. */
final class CallFollower {

    private static final Duration OFTEN = Duration.ofMillis(500);
    /** A call that waits may wait for hours. */
    private static final Duration SELDOM = Duration.ofSeconds(2);

    private static final Duration SOON = Duration.ofSeconds(15);

    private final ApiClient api;
    private final CallScreen screen;
    private final PrintStream err;
    private final long began = System.nanoTime();
    private String told = "";

    CallFollower(ApiClient api, CallScreen screen, PrintStream err) {
        this.api = api;
        this.screen = screen;
        this.err = err;
    }

    /** The call as it was last seen: over, unless the patience ended first. */
    Map<String, Object> follow(Map<String, Object> placed, Optional<Duration> patience) throws InterruptedException {
        String id = String.valueOf(placed.get("id"));
        // Who presses Ctrl-C must know that the phone may still ring.
        String goesOn = "Call " + id + " goes on without being watched. Cancel it until it has its outcome: ghanti call"
                + " --cancel " + id + ". See what came of it: ghanti replay " + id;
        try (Watch watch = new Watch(api, "/v1/calls/" + id, "Call " + id, goesOn, err)) {
            Map<String, Object> call = placed;
            screen.show(call);
            while (!CallScreen.isOver(call)) {
                if (patience.filter(time -> sinceBegin().compareTo(time) >= 0).isPresent()) {
                    err.println("It is not over within the --timeout. " + goesOn);
                    return call;
                }
                Thread.sleep(pause(call).toMillis());
                call = watch.look(call);
                screen.show(call);
                tellWhatItWaitsFor(call);
            }
            screen.end(call);
            return call;
        }
    }

    private Duration pause(Map<String, Object> call) {
        return "queued".equals(call.get("status")) && sinceBegin().compareTo(SOON) > 0 ? SELDOM : OFTEN;
    }

    private void tellWhatItWaitsFor(Map<String, Object> call) {
        boolean soon = "its turn".equals(call.get("waits_for")) && sinceBegin().compareTo(SOON) < 0;
        if (call.get("waits_for") instanceof String what && !soon && !what.equals(told)) {
            told = what;
            screen.note("It waits for " + what + ".");
        }
    }

    private Duration sinceBegin() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
