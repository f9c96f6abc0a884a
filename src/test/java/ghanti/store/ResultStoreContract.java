package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import ghanti.call.CallResult;
import ghanti.call.CallStatus;
import ghanti.result.ResultState;
import ghanti.result.StoredResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class ResultStoreContract extends StoreContract {

    private JdbiResultStore store;
    private CallResult progress;
    private CallResult finished;

    @BeforeEach
    void keepTwoResults() {
        store = new JdbiResultStore(database);
        JdbiCallStore calls = calls(database);
        Call call = fresh();
        calls.insertOutbound(TestCalls.outbound(call), null);
        progress = result(call, 1);
        finished = result(call, 2);
        calls.update(
                TestCalls.next(call, CallStatus.COMPLETED, "accepted"),
                TestCalls.more(null, List.of(progress, finished)));
    }

    private StoredResult find(CallResult result) {
        return store.find(result.id()).orElseThrow();
    }

    @Test
    void findsWhatWasKept() {
        assertThat(find(progress))
                .isEqualTo(new StoredResult(progress, ResultState.PENDING, 0, progress.createdAt(), null, null));
        assertThat(store.find(id(999))).isEmpty();
    }

    @Test
    void aLaterResultWaitsForTheEarlierOne() {
        assertThat(store.waitsForEarlier(find(progress))).isFalse();
        assertThat(store.waitsForEarlier(find(finished))).isTrue();
        store.failed(progress.id(), 1, "HTTP 500", false);
        assertThat(store.waitsForEarlier(find(finished))).isTrue();
        store.delivered(progress.id(), 2, NOW);
        assertThat(store.waitsForEarlier(find(finished))).isFalse();
    }

    @Test
    void aDeadResultHoldsNobodyUp() {
        store.failed(progress.id(), 9, "x".repeat(2000), true);
        assertThat(find(progress).state()).isEqualTo(ResultState.DEAD);
        assertThat(find(progress).lastError()).hasSize(500);
        assertThat(store.waitsForEarlier(find(finished))).isFalse();
    }

    @Test
    void replayBeginsAnew() {
        assertThat(store.replay(progress.id(), NOW)).isTrue();
        assertThat(find(progress).pendingSince()).isEqualTo(progress.createdAt());
        database.forBackground().useHandle(handle -> handle.execute("delete from result_jobs"));
        store.failed(progress.id(), 9, "HTTP 500", true);
        assertThat(store.replay(progress.id(), NOW.plusSeconds(60))).isTrue();
        assertThat(find(progress).state()).isEqualTo(ResultState.PENDING);
        assertThat(find(progress).tries()).isZero();
        assertThat(find(progress).pendingSince()).isEqualTo(NOW.plusSeconds(60));
        store.delivered(progress.id(), 1, NOW.plusSeconds(61));
        assertThat(find(progress).deliveredAt()).isEqualTo(NOW.plusSeconds(61));
        assertThat(store.replay(id(999), NOW)).isFalse();
    }

    @Test
    void listsOldestFirst() {
        store.delivered(progress.id(), 1, NOW);
        assertThat(store.list(null, null, 10))
                .extracting(one -> one.result().id())
                .containsExactly(progress.id(), finished.id());
        assertThat(store.list(ResultState.DELIVERED, null, 10)).hasSize(1);
        assertThat(store.list(ResultState.PENDING, null, 10)).hasSize(1);
        assertThat(store.list(ResultState.DEAD, null, 10)).isEmpty();
        assertThat(store.list(null, null, 1))
                .extracting(one -> one.result().id())
                .containsExactly(progress.id());
        assertThat(store.list(null, progress.id(), 10)).hasSize(1);
        assertThat(store.list(null, finished.id(), 10)).isEmpty();
    }
}
