package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import ghanti.call.CallResult;
import ghanti.call.CallStatus;
import ghanti.call.CallStore.CallFilter;
import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.CallStore.Placed;
import ghanti.result.ResultStore.ResultFilter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CallStoreContract extends StoreContract {

    private static final String SID = "a1b2c3d4e5f60718293a4b5c6d7e187v";

    private JdbiCallStore store;

    @BeforeEach
    void openStore() {
        store = calls(database);
    }

    @Test
    void findsWhatItKeptWhole() {
        Call call = fresh();
        assertThat(store.insertOutbound(TestCalls.outbound(call), null)).isEqualTo(new Placed(call, true, false));
        assertThat(store.find(call.id())).contains(call);
        assertThat(store.find(id(999))).isEmpty();
        assertThat(store.findBySid(SID)).isEmpty();
    }

    @Test
    void aLineHasOneCall() {
        Call first = fresh();
        Call second = fresh();
        assertThat(store.insertInbound(first, SID, List.of())).isTrue();
        assertThat(store.insertInbound(second, SID, List.of(result(second, 1)))).isFalse();
        assertThat(store.findBySid(SID)).contains(first);
        assertThat(store.find(second.id())).isEmpty();
        assertThat(new JdbiResultStore(database).list(new ResultFilter(null, null, null, null, null, null, 10)))
                .isEmpty();
    }

    @Test
    void oneOfEightEqualLinesIsKept() throws Exception {
        List<Boolean> kept = eightAtOnce(() -> store.insertInbound(freshSynchronized(), SID, List.of()));
        assertThat(kept).containsOnlyOnce(true);
    }

    private synchronized Call freshSynchronized() {
        return fresh();
    }

    @Test
    void oneOfManyRacingWritersWins() throws Exception {
        Call call = fresh();
        store.insertOutbound(TestCalls.outbound(call), null);
        Call next = TestCalls.next(call, CallStatus.DIALING, null);
        for (int revision = 2; revision < 12; revision++) {
            Call racing = next;
            assertThat(eightAtOnce(() -> store.update(racing, TestCalls.more(null, List.of()))))
                    .containsOnlyOnce(true);
            next = TestCalls.next(racing, CallStatus.IN_PROGRESS, null);
        }
        assertThat(store.find(call.id()).orElseThrow().revision()).isEqualTo(11);
    }

    @Test
    void aStaleWriterChangesNothing() {
        Call call = fresh();
        store.insertOutbound(TestCalls.outbound(call), null);
        Call done = TestCalls.next(call, CallStatus.COMPLETED, "accepted");
        store.update(done, TestCalls.more(SID, List.of()));
        Call stale = TestCalls.next(call, CallStatus.FAILED, "failed");
        assertThat(store.update(stale, TestCalls.more("another" + SID.substring(7), List.of(result(call, 1)))))
                .isFalse();
        assertThat(store.find(call.id())).contains(done);
        assertThat(store.findBySid(SID)).contains(done);
        assertThat(new JdbiResultStore(database).list(new ResultFilter(null, null, null, null, null, null, 10)))
                .isEmpty();
    }

    @Test
    void callResultsAndJobsAreKeptTogetherOrNotAtAll() {
        Call call = fresh();
        store.insertOutbound(TestCalls.outbound(call), null);
        CallResult result = result(call, 1);
        Call next = TestCalls.next(call, CallStatus.COMPLETED, "accepted");
        // The second of two equal results breaks the transaction.
        assertThat(store.update(next, TestCalls.more(SID, List.of(result, result))))
                .isFalse();
        assertThat(store.find(call.id())).contains(call);
        assertThat(store.findBySid(SID)).isEmpty();
        assertThat(new JdbiResultStore(database).find(result.id())).isEmpty();
        assertThat(jobs("result_jobs")).isZero();
        assertThat(store.update(next, TestCalls.more(SID, List.of(result)))).isTrue();
        assertThat(new JdbiResultStore(database).find(result.id())).isPresent();
        assertThat(jobs("result_jobs")).isOne();
        assertThat(jobs("dial_queue")).isOne();
    }

    private int jobs(String table) {
        return database.forBackground()
                .withHandle(handle -> handle.select("select count(*) from " + table)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void aLineMovesToTheCallItBelongsTo() {
        Call stranger = fresh();
        store.insertInbound(stranger, SID, List.of());
        Call ours = fresh();
        store.insertOutbound(TestCalls.outbound(ours), null);
        assertThat(store.update(TestCalls.next(ours, CallStatus.IN_PROGRESS, null), TestCalls.more(SID, List.of())))
                .isTrue();
        assertThat(store.findBySid(SID).orElseThrow().id()).isEqualTo(ours.id());
        assertThat(store.find(stranger.id())).isPresent();
    }

    @Test
    void aKeyStandsForOneRequest() {
        Call call = fresh();
        IdempotencyKey key = new IdempotencyKey("order-1042", "a");
        assertThat(store.insertOutbound(TestCalls.outbound(call), key).isNew()).isTrue();
        assertThat(store.insertOutbound(TestCalls.outbound(fresh()), key)).isEqualTo(new Placed(call, false, false));
        assertThat(store.insertOutbound(TestCalls.outbound(fresh()), new IdempotencyKey("order-1042", "b")))
                .isEqualTo(new Placed(call, false, true));
        assertThat(store.insertOutbound(TestCalls.outbound(fresh()), new IdempotencyKey("order-1043", "b"))
                        .isNew())
                .isTrue();
        assertThat(jobs("dial_queue")).isEqualTo(2);
    }

    @Test
    void eightEqualRequestsAtOnceAreOneCall() throws Exception {
        IdempotencyKey key = new IdempotencyKey("order-1042", "a");
        List<Placed> placed = eightAtOnce(() -> store.insertOutbound(TestCalls.outbound(freshSynchronized()), key));
        assertThat(placed.stream().filter(Placed::isNew)).hasSize(1);
        assertThat(placed.stream().map(one -> one.call().id()).distinct()).hasSize(1);
        assertThat(store.list(new CallFilter(null, null, null, null, null, null, null, 50)))
                .hasSize(1);
        assertThat(jobs("dial_queue")).isOne();
    }

    @Test
    void tellsWhoIsBeingDialled() {
        Call queued = fresh();
        store.insertOutbound(TestCalls.outbound(queued), null);
        assertThat(store.dialling("shop-order", PHONE)).isEmpty();
        Call dialing = TestCalls.next(queued, CallStatus.DIALING, null);
        store.update(dialing, TestCalls.more(null, List.of()));
        assertThat(store.dialling("shop-order", PHONE)).containsExactly(dialing);
        assertThat(store.dialling("other", PHONE)).isEmpty();
        assertThat(store.dialling("shop-order", "+918069891522")).isEmpty();
        store.update(TestCalls.next(dialing, CallStatus.DIALING, null), TestCalls.more(SID, List.of()));
        assertThat(store.dialling("shop-order", PHONE)).isEmpty();
        for (int i = 0; i < 3; i++) {
            Call another = fresh();
            store.insertOutbound(TestCalls.outbound(another), null);
            store.update(TestCalls.next(another, CallStatus.DIALING, null), TestCalls.more(null, List.of()));
        }
        assertThat(store.dialling("shop-order", PHONE)).hasSize(2);
    }
}
