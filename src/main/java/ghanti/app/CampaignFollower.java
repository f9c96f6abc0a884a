package ghanti.app;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** Asks a server again and again how a campaign goes. */
final class CampaignFollower {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A server that is being replaced is back by then. */
    private static final Duration WITHOUT_SERVER = Duration.ofMinutes(2);

    private final ApiClient api;
    private final CampaignScreen screen;
    private final PrintStream err;
    private long heard = System.nanoTime();

    CampaignFollower(ApiClient api, CampaignScreen screen, PrintStream err) {
        this.api = api;
        this.screen = screen;
        this.err = err;
    }

    /** The campaign when it is over. */
    Map<String, Object> follow(Map<String, Object> taken) throws InterruptedException {
        String id = String.valueOf(taken.get("id"));
        // Ctrl-C ends only the looking.
        Thread goesOn = new Thread(() -> err.println("\n" + goesOn(id)), "campaign-goes-on");
        Runtime.getRuntime().addShutdownHook(goesOn);
        try {
            Map<String, Object> campaign = taken;
            screen.show(campaign);
            while (!CampaignScreen.isOver(campaign)) {
                Thread.sleep(PAUSE.toMillis());
                campaign = asked(id, campaign);
                screen.show(campaign);
            }
            return campaign;
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
            Map<String, Object> campaign = api.tryGet("/v1/campaigns/" + id);
            heard = System.nanoTime();
            return campaign;
        } catch (IOException e) {
            if (System.nanoTime() - heard > WITHOUT_SERVER.toNanos()) {
                throw new UsageException("the server on " + api.base() + " has not answered for "
                        + WITHOUT_SERVER.toMinutes() + " minutes. Campaign " + id + " goes on when it is back");
            }
            return before;
        }
    }

    private static String goesOn(String id) {
        return "Campaign " + id + " goes on without being watched. See it, or stop it: ghanti campaign --status " + id
                + ", --pause " + id + ", --cancel " + id;
    }
}
