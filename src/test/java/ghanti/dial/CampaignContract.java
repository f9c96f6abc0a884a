package ghanti.dial;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallStatus;
import ghanti.call.Direction;
import ghanti.call.LineReport.End;
import ghanti.call.Origin;
import ghanti.call.Outbound;
import ghanti.campaign.Campaign;
import ghanti.campaign.CampaignState;
import ghanti.campaign.CampaignWork;
import ghanti.campaign.HeldLanes;
import ghanti.flow.Flow;
import ghanti.store.JdbiCampaignStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a campaign's calls are dialled, and who tidies up after it. */
abstract class CampaignContract extends DialContract {

    private static final Set<CampaignState> RUNNING = Set.of(CampaignState.RUNNING);

    private JdbiCampaignStore campaigns;
    private CampaignWork work;
    private Flow flow;
    private int calls;

    @BeforeEach
    void openCampaigns() {
        campaigns = new JdbiCampaignStore(database);
        work = new CampaignWork(campaigns, conversations, clock);
        flow = flows.current("shop").orElseThrow();
        dispatcher = server();
    }

    /** A server with a memory of its own of what runs. */
    private Dispatcher server() {
        return dispatcher(new Limits(6000, 100, 6000, 100), new HeldLanes(campaigns, clock));
    }

    private Campaign campaign(String id, CampaignState state) {
        return new Campaign(id, "", "shop", flow.version(), state, 1, 0, null, null, clock.instant(), null);
    }

    private String loading() {
        String id = UUID.randomUUID().toString();
        campaigns.begin(campaign(id, CampaignState.LOADING));
        return id;
    }

    private Call fresh(String campaign) {
        CallRequest request = new CallRequest(
                "shop",
                flow.version(),
                Direction.OUTBOUND,
                PHONE,
                "en",
                Map.of("order_id", "1042"),
                null,
                null,
                null,
                null,
                null,
                null,
                new Origin(Origin.Kind.CAMPAIGN, campaign, 0, List.of()));
        return Call.fresh("01a1f827-103d-71ce-99c6-" + String.format("%012d", ++calls), request, clock.instant());
    }

    private String added(String campaign) {
        Call call = fresh(campaign);
        campaigns.add(campaign, List.of(Outbound.of(call, flow)), clock.instant());
        return call.id();
    }

    private String running(String campaign) {
        assertThat(campaigns.open(campaign(campaign, CampaignState.RUNNING), null))
                .isTrue();
        return campaign;
    }

    private boolean worksOn(String campaign) {
        return work.run(CampaignWork.job(campaign)).isPresent();
    }

    private CampaignState state(String campaign) {
        return campaigns.find(campaign).orElseThrow().state();
    }

    @Test
    void nothingIsDialledBeforeAllIsStored() {
        String campaign = loading();
        String call = added(campaign);
        dispatcher.round();
        assertThat(dialled).isEmpty();
        running(campaign);
        clock.pass(Duration.ofSeconds(1));
        dispatcher.round();
        assertThat(dialled).containsExactly(call);
    }

    @Test
    void everyServerSeesAPauseWithinASecond() {
        String campaign = loading();
        added(campaign);
        running(campaign);
        Dispatcher other = server();
        dispatcher.round();
        assertThat(dialled).hasSize(1);
        campaigns.change(campaign, RUNNING, CampaignState.PAUSED, clock.instant());
        String second = placedIn(campaign);
        other.round();
        clock.pass(Duration.ofSeconds(1));
        dispatcher.round();
        assertThat(dialled).hasSize(1);
        String alone = placed("once");
        dispatcher.round();
        assertThat(dialled).hasSize(2).endsWith(alone);
        campaigns.change(campaign, Set.of(CampaignState.PAUSED), CampaignState.RUNNING, clock.instant());
        clock.pass(Duration.ofSeconds(1));
        other.round();
        assertThat(dialled).hasSize(3).endsWith(second);
    }

    /** One more of a campaign that runs already, as a call that is dialled again. */
    private String placedIn(String campaign) {
        Call call = fresh(campaign);
        store.insertOutbound(Outbound.of(call, flow), null);
        return call.id();
    }

    @Test
    void whatAServerLeftHalfStoredIsRemoved() {
        String campaign = loading();
        String call = added(campaign);
        clock.pass(Duration.ofSeconds(59));
        assertThat(worksOn(campaign)).isTrue();
        assertThat(state(campaign)).isEqualTo(CampaignState.LOADING);
        clock.pass(Duration.ofSeconds(2));
        assertThat(worksOn(campaign)).isTrue();
        assertThat(state(campaign)).isEqualTo(CampaignState.REMOVING);
        dispatcher.round();
        assertThat(worksOn(campaign)).isFalse();
        assertThat(campaigns.find(campaign)).isEmpty();
        assertThat(store.find(call)).isEmpty();
        assertThat(queue.lanes(clock.instant())).isEmpty();
        assertThat(dialled).isEmpty();
    }

    @Test
    void isFinishedWithItsLastCall() {
        String campaign = loading();
        String call = added(campaign);
        running(campaign);
        dispatcher.round();
        assertThat(worksOn(campaign)).isTrue();
        assertThat(state(campaign)).isEqualTo(CampaignState.RUNNING);
        ended(call, End.FAILED);
        assertThat(status(call).isFinal()).isTrue();
        assertThat(worksOn(campaign)).isFalse();
        assertThat(state(campaign)).isEqualTo(CampaignState.FINISHED);
        assertThat(campaigns.find(campaign).orElseThrow().finishedAt()).isEqualTo(clock.instant());
    }

    @Test
    void aCancelledCampaignEndsWhatWaitsAndWhatWouldBeDialledAgain() {
        String campaign = loading();
        String rings = added(campaign);
        running(campaign);
        dispatcher.round();
        String waits = placedIn(campaign);
        campaigns.change(campaign, RUNNING, CampaignState.CANCELLED, clock.instant());
        assertThat(worksOn(campaign)).isTrue();
        assertThat(status(waits)).isEqualTo(CallStatus.CANCELLED);
        assertThat(status(rings)).isEqualTo(CallStatus.DIALING);
        ended(rings, End.BUSY);
        assertThat(status(rings)).isEqualTo(CallStatus.QUEUED);
        assertThat(worksOn(campaign)).isFalse();
        assertThat(status(rings)).isEqualTo(CallStatus.CANCELLED);
        assertThat(history(rings)).endsWith("cancelled");
        assertThat(state(campaign)).isEqualTo(CampaignState.CANCELLED);
        assertThat(campaigns.find(campaign).orElseThrow().finishedAt()).isEqualTo(clock.instant());
    }
}
