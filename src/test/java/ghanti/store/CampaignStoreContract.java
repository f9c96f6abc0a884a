package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallStatus;
import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.Direction;
import ghanti.call.Origin;
import ghanti.call.Outbound;
import ghanti.call.StoreException;
import ghanti.campaign.Campaign;
import ghanti.campaign.CampaignState;
import ghanti.campaign.CampaignStore.Count;
import ghanti.campaign.CampaignStore.Keyed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CampaignStoreContract extends StoreContract {

    private static final Set<CampaignState> RUNNING = Set.of(CampaignState.RUNNING);

    private JdbiCampaignStore store;

    @BeforeEach
    void openStore() {
        store = new JdbiCampaignStore(database);
    }

    private static Campaign campaign(String id, CampaignState state, int rows) {
        return new Campaign(id, "दिवाली", "shop-order", "v1", state, rows, 1, null, NOW.plusSeconds(9), NOW, null);
    }

    private static Call call(String campaign, int number) {
        CallRequest request = new CallRequest(
                "shop-order",
                "v1",
                Direction.OUTBOUND,
                PHONE,
                "hi",
                Map.of("order_id", "" + number),
                null,
                null,
                null,
                NOW.plusSeconds(60),
                null,
                null,
                new Origin(Origin.Kind.CAMPAIGN, campaign, 0, List.of()));
        return Call.fresh(campaign.substring(0, 24) + String.format("%012d", number), request, NOW);
    }

    /** A campaign with as many calls, whatever their number. */
    private String loaded(int number, int calls) {
        String id = id(number).substring(0, 20)
                + String.format("%03d", number)
                + id(number).substring(23);
        store.begin(campaign(id, CampaignState.LOADING, calls));
        List<Outbound> all = new ArrayList<>();
        for (int i = 1; i <= calls; i++) {
            all.add(new Outbound(call(id, i), Optional.empty()));
        }
        store.add(id, all, NOW);
        return id;
    }

    private boolean open(String id, @Nullable IdempotencyKey key) {
        return store.open(campaign(id, CampaignState.RUNNING, 3), key);
    }

    private int count(String table) {
        return database.forBackground()
                .withHandle(handle -> handle.select("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void isRunningOnlyWhenItIsWhole() {
        String id = loaded(1, 3);
        assertThat(store.running()).isEmpty();
        assertThat(store.find(id)).contains(campaign(id, CampaignState.LOADING, 3));
        assertThat(open(id, null)).isTrue();
        assertThat(store.running()).containsExactly(id);
        assertThat(store.find(id)).contains(campaign(id, CampaignState.RUNNING, 3));
        assertThat(count("dial_queue")).isEqualTo(3);
        // The campaign's own job and the alarms of what expires.
        assertThat(count("dial_jobs")).isEqualTo(4);
        assertThatThrownBy(() -> store.add(id, List.of(), NOW)).isInstanceOf(StoreException.class);
    }

    @Test
    void whatWasNeverStoredWholeIsRemoved() {
        String kept = loaded(1, 2);
        open(kept, null);
        String id = loaded(2, 3);
        assertThat(store.abandoned(id, NOW)).isFalse();
        assertThat(store.abandoned(id, NOW.plusSeconds(1))).isTrue();
        assertThat(store.abandoned(kept, NOW.plusSeconds(1))).isFalse();
        assertThatThrownBy(() -> store.add(id, List.of(), NOW)).hasMessageContaining("given up");
        assertThatThrownBy(() -> open(id, null)).hasMessageContaining("given up");
        assertThat(store.removeSome(id, 2)).isFalse();
        assertThat(store.removeSome(id, 2)).isFalse();
        assertThat(store.removeSome(id, 2)).isTrue();
        assertThat(store.find(id)).isEmpty();
        assertThat(count("calls")).isEqualTo(2);
        assertThat(count("dial_queue")).isEqualTo(2);
        // Its own job ends by itself.
        assertThat(count("dial_jobs")).isEqualTo(3 + 1);
    }

    @Test
    void aKeyStandsForOneCampaign() {
        IdempotencyKey key = new IdempotencyKey("diwali", "a");
        String first = loaded(1, 1);
        assertThat(store.ofKey("diwali")).isEmpty();
        assertThat(open(first, key)).isTrue();
        String second = loaded(2, 1);
        assertThat(open(second, key)).isFalse();
        assertThat(store.ofKey("diwali")).contains(new Keyed(campaign(first, CampaignState.RUNNING, 3), "a"));
        assertThat(store.find(second).orElseThrow().state()).isEqualTo(CampaignState.LOADING);
    }

    @Test
    void goesOnlyWhereItMay() {
        String id = loaded(1, 1);
        assertThat(store.change(id, RUNNING, CampaignState.PAUSED, NOW)).isFalse();
        open(id, null);
        assertThat(store.change(id, RUNNING, CampaignState.PAUSED, NOW)).isTrue();
        assertThat(store.running()).isEmpty();
        assertThat(store.change(id, RUNNING, CampaignState.PAUSED, NOW)).isFalse();
        assertThat(store.change(id, Set.of(CampaignState.PAUSED), CampaignState.FINISHED, NOW))
                .isTrue();
        assertThat(store.find(id).orElseThrow().finishedAt()).isEqualTo(NOW);
    }

    @Test
    void countsAndPagesItsCalls() {
        String id = loaded(1, 5);
        loaded(2, 3);
        JdbiCallStore calls = calls(database);
        end(calls, call(id, 2), CallStatus.COMPLETED, "accepted");
        end(calls, call(id, 4), CallStatus.COMPLETED, "accepted");
        end(calls, call(id, 5), CallStatus.NO_ANSWER, "no_answer");
        assertThat(store.counts(id))
                .containsExactlyInAnyOrder(
                        new Count(CallStatus.QUEUED, null, 2),
                        new Count(CallStatus.COMPLETED, "accepted", 2),
                        new Count(CallStatus.NO_ANSWER, "no_answer", 1));
        assertThat(store.queued(id, 10))
                .containsExactlyInAnyOrder(call(id, 1).id(), call(id, 3).id());
        assertThat(store.hasOpenCalls(id)).isTrue();
        end(calls, call(id, 1), CallStatus.BUSY, "busy");
        end(calls, call(id, 3), CallStatus.BUSY, "busy");
        assertThat(store.hasOpenCalls(id)).isFalse();
        List<Call> page = store.calls(id, null, 2);
        assertThat(page)
                .extracting(Call::id)
                .containsExactly(call(id, 1).id(), call(id, 2).id());
        assertThat(store.calls(id, page.get(1).id(), 9)).hasSize(3);
    }

    private static void end(JdbiCallStore calls, Call call, CallStatus status, String outcome) {
        assertThat(calls.update(TestCalls.next(call, status, outcome), TestCalls.more(null, List.of())))
                .isTrue();
    }

    @Test
    void listsNewestFirst() {
        String first = loaded(1, 1);
        String second = loaded(2, 1);
        String third = loaded(3, 1);
        open(second, null);
        assertThat(store.list(null, null, 2)).extracting(Campaign::id).containsExactly(third, second);
        assertThat(store.list(null, second, 2)).extracting(Campaign::id).containsExactly(first);
        assertThat(store.list(CampaignState.RUNNING, null, 2))
                .extracting(Campaign::id)
                .containsExactly(second);
    }
}
