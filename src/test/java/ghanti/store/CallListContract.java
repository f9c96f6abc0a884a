package ghanti.store;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import ghanti.call.CallStatus;
import ghanti.call.CallStore.CallFilter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

abstract class CallListContract extends StoreContract {

    private JdbiCallStore store;

    @BeforeEach
    void openStore() {
        store = calls(database);
    }

    @Test
    void listsNewestFirstByEveryFilter() {
        Call one = kept("shop-order", PHONE, CallStatus.COMPLETED, "accepted");
        Call two = kept("shop-order", "+918069891522", CallStatus.COMPLETED, "rejected");
        Call three = kept("other", PHONE, CallStatus.BUSY, "busy");
        assertThat(store.list(filter(null, null, null, null))).containsExactly(three, two, one);
        assertThat(store.list(filter(CallStatus.COMPLETED, null, null, null))).containsExactly(two, one);
        assertThat(store.list(filter(null, "other", null, null))).containsExactly(three);
        assertThat(store.list(filter(null, null, "rejected", null))).containsExactly(two);
        assertThat(store.list(filter(null, null, null, PHONE))).containsExactly(three, one);
        assertThat(store.list(filter(CallStatus.COMPLETED, "shop-order", "accepted", PHONE)))
                .containsExactly(one);
        assertThat(store.list(between(two.createdAt(), null))).containsExactly(three, two);
        assertThat(store.list(between(null, two.createdAt()))).containsExactly(one);
        assertThat(store.list(between(two.createdAt(), three.createdAt()))).containsExactly(two);
        assertThat(store.list(page(null, 2))).containsExactly(three, two);
        assertThat(store.list(page(two.id(), 2))).containsExactly(one);
        assertThat(store.list(page("garbage' or 1=1 --", 2))).hasSizeLessThanOrEqualTo(2);
    }

    private Call kept(String flow, String to, CallStatus status, String outcome) {
        Call call = fresh(flow, to);
        store.insertOutbound(TestCalls.outbound(call), null);
        Call ended = TestCalls.next(call, status, outcome);
        assertThat(store.update(ended, TestCalls.more(null, List.of()))).isTrue();
        return ended;
    }

    private static CallFilter filter(
            @Nullable CallStatus status, @Nullable String flow, @Nullable String outcome, @Nullable String to) {
        return new CallFilter(status, flow, outcome, to, null, null, null, 50);
    }

    private static CallFilter between(@Nullable Instant since, @Nullable Instant until) {
        return new CallFilter(null, null, null, null, since, until, null, 50);
    }

    private static CallFilter page(@Nullable String before, int limit) {
        return new CallFilter(null, null, null, null, null, null, before, limit);
    }
}
