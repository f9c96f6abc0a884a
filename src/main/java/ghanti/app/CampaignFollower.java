package ghanti.app;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;

/** Shows how a campaign goes until it is over. */
final class CampaignFollower {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ApiClient api;
    private final CampaignScreen screen;
    private final PrintStream err;

    CampaignFollower(ApiClient api, CampaignScreen screen, PrintStream err) {
        this.api = api;
        this.screen = screen;
        this.err = err;
    }

    /** The campaign when it is over. */
    Map<String, Object> follow(Map<String, Object> taken) throws InterruptedException {
        String id = String.valueOf(taken.get("id"));
        String goesOn =
                "Campaign " + id + " goes on without being watched. See it, or stop it: ghanti campaign --status " + id
                        + ", --pause " + id + ", --cancel " + id;
        try (Watch watch = new Watch(api, "/v1/campaigns/" + id, "Campaign " + id, goesOn, err)) {
            Map<String, Object> campaign = taken;
            screen.show(campaign);
            while (!CampaignScreen.isOver(campaign)) {
                Thread.sleep(PAUSE.toMillis());
                campaign = watch.look(campaign);
                screen.show(campaign);
            }
            return campaign;
        }
    }
}
