package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import ghanti.call.CallResult;
import ghanti.call.CallStatus;
import ghanti.result.ResultState;
import ghanti.result.ResultStore.Replays;
import ghanti.result.ResultStore.ResultFilter;
import ghanti.result.StoredResult;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
                .isEqualTo(new StoredResult(
                        progress, ResultState.PENDING, 0, progress.createdAt(), progress.createdAt(), null, null));
        assertThat(store.find(id(999))).isEmpty();
    }

    private void reschedule(CallResult result, Instant at) {
        database.forBackground()
                .useHandle(handle -> handle.execute(
                        "update result_jobs set execution_time = ? where task_instance = ?", at, result.id()));
    }

    private static ResultFilter filter(@Nullable ResultState state, @Nullable String after, int limit) {
        return new ResultFilter(state, null, null, null, null, after, limit);
    }

    private List<String> ids(ResultFilter filter) {
        return store.list(filter).stream().map(one -> one.result().id()).toList();
    }

    @Test
    void aLaterResultWaitsForTheEarlierOne() {
        assertThat(store.earlierDue(find(progress))).isEmpty();
        assertThat(store.earlierDue(find(finished))).contains(progress.createdAt());
        store.failed(find(progress), 1, "HTTP 500");
        reschedule(progress, NOW.plusSeconds(600));
        assertThat(store.earlierDue(find(finished))).contains(NOW.plusSeconds(600));
        store.delivered(find(progress), 2, NOW);
        assertThat(store.earlierDue(find(finished))).isEmpty();
    }

    @Test
    void aDeadResultHoldsNobodyUp() {
        store.dead(find(progress), 9, "x".repeat(2000), NOW);
        assertThat(find(progress).state()).isEqualTo(ResultState.DEAD);
        assertThat(find(progress).nextTryAt()).isNull();
        assertThat(find(progress).lastError()).hasSize(500);
        assertThat(store.earlierDue(find(finished))).isEmpty();
    }

    @Test
    void theNextResultOfTheCallIsWoken() {
        Instant now = NOW.plusSeconds(60);
        reschedule(finished, NOW.plusSeconds(3600));
        assertThat(store.delivered(find(progress), 1, now)).isTrue();
        assertThat(find(finished).nextTryAt()).isEqualTo(now);
        reschedule(finished, NOW.plusSeconds(3600));
        assertThat(store.dead(find(progress), 1, "HTTP 500", now)).isTrue();
        assertThat(store.dead(find(progress), 1, "HTTP 500", now))
                .as("it is due already")
                .isFalse();
        reschedule(finished, NOW.plusSeconds(3600));
        database.forBackground().useHandle(handle -> handle.execute("update result_jobs set picked = true"));
        assertThat(store.delivered(find(progress), 1, now))
                .as("it is being tried")
                .isFalse();
        assertThat(find(finished).nextTryAt()).isEqualTo(NOW.plusSeconds(3600));
        assertThat(store.delivered(find(finished), 1, now)).as("there is none").isFalse();
        assertThat(jobs()).isZero();
    }

    private int jobs() {
        return database.forBackground()
                .withHandle(handle -> handle.select("select count(*) from result_jobs")
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void replayBeginsAnew() {
        Instant later = NOW.plusSeconds(60);
        reschedule(progress, NOW.plusSeconds(3600));
        assertThat(store.replay(progress.id(), later)).isTrue();
        assertThat(find(progress).pendingSince()).isEqualTo(progress.createdAt());
        assertThat(find(progress).nextTryAt()).isEqualTo(later);
        store.dead(find(progress), 9, "HTTP 500", NOW);
        assertThat(store.replay(progress.id(), later)).isTrue();
        assertThat(find(progress).state()).isEqualTo(ResultState.PENDING);
        assertThat(find(progress).tries()).isZero();
        assertThat(find(progress).pendingSince()).isEqualTo(later);
        store.delivered(find(progress), 1, NOW.plusSeconds(61));
        assertThat(find(progress).deliveredAt()).isEqualTo(NOW.plusSeconds(61));
        assertThat(store.replay(id(999), NOW)).isFalse();
    }

    @Test
    void manyAreReplayedInChunks() {
        store.dead(find(progress), 9, "HTTP 500", NOW);
        store.dead(find(finished), 9, "HTTP 500", NOW);
        ResultFilter early = new ResultFilter(ResultState.DEAD, null, null, null, NOW, null, 10);
        assertThat(store.replayAll(early, NOW)).isEqualTo(new Replays(0, null));
        assertThat(store.replayAll(filter(ResultState.DEAD, null, 1), NOW)).isEqualTo(new Replays(1, progress.id()));
        assertThat(find(finished).state()).isEqualTo(ResultState.DEAD);
        assertThat(store.replayAll(filter(ResultState.DEAD, progress.id(), 2), NOW))
                .isEqualTo(new Replays(1, null));
        assertThat(store.list(filter(ResultState.PENDING, null, 10)))
                .extracting(StoredResult::nextTryAt)
                .containsExactly(NOW, NOW);
    }

    @Test
    void listsOldestFirst() {
        store.delivered(find(progress), 1, NOW);
        assertThat(ids(filter(null, null, 10))).containsExactly(progress.id(), finished.id());
        assertThat(ids(filter(ResultState.DELIVERED, null, 10))).containsExactly(progress.id());
        assertThat(ids(filter(ResultState.PENDING, null, 10))).containsExactly(finished.id());
        assertThat(ids(filter(ResultState.DEAD, null, 10))).isEmpty();
        assertThat(ids(filter(null, null, 1))).containsExactly(progress.id());
        assertThat(ids(filter(null, progress.id(), 10))).containsExactly(finished.id());
        assertThat(ids(filter(null, finished.id(), 10))).isEmpty();
    }

    @Test
    void listsByCallAddressAndTime() {
        String url = progress.url().toString();
        assertThat(ids(new ResultFilter(null, progress.callId(), null, null, null, null, 10)))
                .hasSize(2);
        assertThat(ids(new ResultFilter(null, id(999), null, null, null, null, 10)))
                .isEmpty();
        assertThat(ids(new ResultFilter(null, null, url, null, null, null, 10))).hasSize(2);
        assertThat(ids(new ResultFilter(null, null, "https://orders.", null, null, null, 10)))
                .hasSize(2);
        assertThat(ids(new ResultFilter(null, null, "https://orders_", null, null, null, 10)))
                .isEmpty();
        assertThat(ids(new ResultFilter(null, null, "%", null, null, null, 10))).isEmpty();
        assertThat(ids(new ResultFilter(null, null, null, finished.createdAt(), null, null, 10)))
                .containsExactly(finished.id());
        assertThat(ids(new ResultFilter(null, null, null, null, finished.createdAt(), null, 10)))
                .containsExactly(progress.id());
    }
}
