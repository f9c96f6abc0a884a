package ghanti.result;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallResult;
import ghanti.call.Direction;
import ghanti.dial.TestClock;
import ghanti.store.Database;
import ghanti.store.JdbiCallStore;
import ghanti.store.JdbiResultStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a result is brought to the business: signed afresh each time, again and again for a day, in the order of its call. */
class CourierTest {

    private static final String SECRET = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXdpcmUtdGVzdHM=";

    private final TestClock clock =
            new TestClock(Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    private MockWebServer business;
    private Database database;
    private JdbiResultStore store;
    private Courier courier;
    private int woken;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        business = new MockWebServer();
        business.start();
        database = Database.open(Optional.empty(), folder);
        store = new JdbiResultStore(database);
        courier = courier(List.of(SECRET));
    }

    @AfterEach
    void close() {
        database.close();
        business.close();
    }

    private Courier courier(List<String> secrets) {
        Poster poster = new Poster(new OkHttpClient(), secrets, clock);
        Backoff backoff = new Backoff(() -> 0.5);
        Courier.Sending sending = new Courier.Sending(poster, new Receivers(backoff::spread), backoff);
        return new Courier(store, sending, () -> woken++, new SimpleMeterRegistry(), clock);
    }

    private List<CallResult> kept(URI url) {
        CallRequest request = new CallRequest(
                "shop-order", "v1", Direction.INBOUND, "+919876543210", "en", Map.of(), null, null, null, null, null);
        Call call = Call.fresh(UUID.randomUUID().toString(), request, clock.instant());
        List<CallResult> results = List.of(result(call, 1, url), result(call, 2, url), result(call, 3, url));
        JdbiCallStore calls = new JdbiCallStore(database, () -> {}, () -> {});
        calls.insertInbound(call, call.id().replace("-", ""), results);
        return results;
    }

    private CallResult result(Call call, int sequence, URI url) {
        String id = UUID.randomUUID().toString();
        String body = "{\"type\":\"call.finished\",\"data\":{\"shop\":\"शर्मा\"}}";
        return new CallResult(id, call.id(), sequence, "call.finished", url, body, clock.instant());
    }

    private void answers(int... statuses) {
        for (int status : statuses) {
            business.enqueue(new MockResponse.Builder()
                    .code(status)
                    .setHeader("Location", "/elsewhere")
                    .build());
        }
    }

    private RecordedRequest taken() throws InterruptedException {
        return Objects.requireNonNull(business.takeRequest(5, TimeUnit.SECONDS));
    }

    private StoredResult state(CallResult result) {
        return store.find(result.id()).orElseThrow();
    }

    @Test
    void isSignedAsTheStandardSays() throws Exception {
        answers(204);
        CallResult result = kept(business.url("/calls").uri()).get(0);
        assertThat(courier.run(result.id())).isEmpty();
        RecordedRequest request = taken();
        String body = Objects.requireNonNull(request.getBody()).utf8();
        assertThat(body).isEqualTo(result.body());
        assertThat(request.getHeaders().get("webhook-id")).isEqualTo(result.id());
        new Webhook(SECRET).verify(body, HttpHeaders.of(request.getHeaders().toMultimap(), (name, value) -> true));
        assertThat(state(result).state()).isEqualTo(ResultState.DELIVERED);
        assertThat(courier.run(result.id())).isEmpty();
        assertThat(business.getRequestCount()).isOne();
    }

    @Test
    void isTriedAgainUnderTheSameIdWithAFreshSignature() throws Exception {
        answers(500, 302, 404, 410, 200);
        business.enqueue(new MockResponse.Builder().code(200).build());
        CallResult result = kept(business.url("/calls").uri()).get(0);
        Set<String> signatures = new HashSet<>();
        for (int tries = 1; tries <= 5; tries++) {
            Optional<Instant> next = courier.run(result.id());
            RecordedRequest request = taken();
            assertThat(request.getTarget()).isEqualTo("/calls");
            assertThat(request.getHeaders().get("webhook-id")).isEqualTo(result.id());
            signatures.add(String.valueOf(request.getHeaders().get("webhook-signature")));
            assertThat(next.isPresent()).isEqualTo(tries < 5);
            assertThat(state(result).tries()).isEqualTo(tries);
            next.ifPresent(at -> clock.set(at.toString()));
        }
        assertThat(signatures).hasSize(5);
        assertThat(state(result).lastError()).isNull();
        assertThat(business.getRequestCount()).isEqualTo(5);
    }

    @Test
    void theOldAndTheNewSecretBothSignDuringAChange() throws Exception {
        String old = "whsec_b2xkLXNlY3JldC1vZi10aGUtd2lyZS10ZXN0cw==";
        answers(204);
        courier(List.of(SECRET, old))
                .run(kept(business.url("/calls").uri()).get(0).id());
        RecordedRequest request = taken();
        String body = Objects.requireNonNull(request.getBody()).utf8();
        HttpHeaders headers = HttpHeaders.of(request.getHeaders().toMultimap(), (name, value) -> true);
        new Webhook(SECRET).verify(body, headers);
        new Webhook(old).verify(body, headers);
        assertThat(String.valueOf(request.getHeaders().get("webhook-signature")).split(" "))
                .hasSize(2)
                .allSatisfy(signature -> assertThat(signature).startsWith("v1,"))
                .doesNotHaveDuplicates();
    }

    @Test
    void waitsForTheEarlierResultOfItsCall() {
        answers(500, 200, 200);
        List<CallResult> results = kept(business.url("/calls").uri());
        Instant now = clock.instant();
        assertThat(courier.run(results.get(1).id())).contains(now.plusSeconds(1));
        assertThat(business.getRequestCount()).isZero();
        courier.run(results.get(0).id());
        assertThat(courier.run(results.get(1).id())).isPresent();
        assertThat(business.getRequestCount()).isOne();
        assertThat(woken).isZero();
        courier.run(results.get(0).id());
        assertThat(courier.run(results.get(1).id())).isEmpty();
        assertThat(business.getRequestCount()).isEqualTo(3);
    }

    @Test
    void theNextResultIsWokenOnceTheEarlierIsThrough() {
        answers(204);
        List<CallResult> results = kept(business.url("/calls").uri());
        clock.set(clock.instant().minusSeconds(60).toString());
        courier.run(results.get(0).id());
        assertThat(woken).isOne();
        assertThat(state(results.get(1)).nextTryAt()).isEqualTo(clock.instant());
        assertThat(state(results.get(2)).nextTryAt()).isEqualTo(results.get(2).createdAt());
        courier.run(results.get(0).id());
        assertThat(woken).as("it is due already").isOne();
    }

    @Test
    void isDeadAfterADayAndHoldsNobodyUpThen() throws Exception {
        business.close();
        List<CallResult> results = kept(business.url("/calls").uri());
        CallResult result = results.get(0);
        Instant began = clock.instant();
        Optional<Instant> next = courier.run(result.id());
        Duration longest = Duration.ZERO;
        while (next.isPresent()) {
            assertThat(next.get()).isAfter(clock.instant());
            Duration wait = Duration.between(clock.instant(), next.get());
            longest = wait.compareTo(longest) > 0 ? wait : longest;
            clock.set(next.get().toString());
            next = courier.run(result.id());
        }
        assertThat(longest).isEqualTo(Duration.ofHours(1));
        assertThat(Duration.between(began, clock.instant())).isEqualTo(Duration.ofHours(24));
        assertThat(state(result).state()).isEqualTo(ResultState.DEAD);
        assertThat(state(result).tries()).isBetween(25, 40);
        assertThat(courier.run(results.get(1).id())).isEmpty();
        assertThat(state(results.get(1)).state()).isEqualTo(ResultState.DEAD);
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        business.enqueue(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "90")
                .build());
        CallResult result = kept(business.url("/calls").uri()).get(0);
        CallResult other = kept(business.url("/calls?shop=7").uri()).get(0);
        CallResult elsewhere = kept(business.url("/others").uri()).get(0);
        assertThat(courier.run(result.id())).contains(clock.instant().plusSeconds(90));
        assertThat(courier.run(other.id())).contains(clock.instant().plusSeconds(90));
        assertThat(business.getRequestCount()).isOne();
        assertThat(state(other).tries()).isZero();
        answers(204);
        assertThat(courier.run(elsewhere.id())).isEmpty();
    }

    @Test
    void aReceiverThatIsGoneIsAskedOnceAnHour() {
        answers(410);
        CallResult result = kept(business.url("/calls").uri()).get(0);
        assertThat(courier.run(result.id())).contains(clock.instant().plusSeconds(3600));
        assertThat(state(result).lastError()).isEqualTo("HTTP 410");
    }

    @Test
    void aDeadReceiverIsLeftAloneAndAskedByOneResultAtATime() {
        answers(500, 500, 500, 500, 500);
        for (int i = 0; i < 5; i++) {
            courier.run(kept(business.url("/calls").uri()).get(0).id());
        }
        CallResult first = kept(business.url("/calls").uri()).get(0);
        CallResult second = kept(business.url("/calls").uri()).get(0);
        Instant probe = courier.run(first.id()).orElseThrow();
        assertThat(probe).isEqualTo(clock.instant().plusSeconds(5));
        assertThat(courier.run(second.id()).orElseThrow()).isAfter(probe);
        assertThat(business.getRequestCount()).isEqualTo(5);
        assertThat(state(first).tries()).isZero();
        clock.set(probe.toString());
        answers(204, 204);
        assertThat(courier.run(first.id())).isEmpty();
        assertThat(courier.run(second.id())).isEmpty();
    }

    @Test
    void whatWaitedADayForAPausedReceiverIsDead() {
        answers(410);
        CallResult early = kept(business.url("/calls").uri()).get(0);
        clock.set(clock.instant().plus(Backoff.GIVE_UP_AFTER).minusSeconds(60).toString());
        courier.run(kept(business.url("/calls").uri()).get(0).id());
        assertThat(courier.run(early.id())).contains(clock.instant().plusSeconds(60));
        clock.set(clock.instant().plusSeconds(60).toString());
        assertThat(courier.run(early.id())).isEmpty();
        assertThat(state(early).state()).isEqualTo(ResultState.DEAD);
        assertThat(state(early).lastError()).contains("paused");
        assertThat(business.getRequestCount()).isOne();
    }

    @Test
    void aConnectionThatBreaksIsATryThatFailed() {
        business.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        CallResult result = kept(business.url("/calls").uri()).get(0);
        assertThat(courier.run(result.id())).isPresent();
        assertThat(state(result).tries()).isOne();
        assertThat(state(result).lastError()).isNotBlank();
    }

    @Test
    void anAddressThatCannotBeCalledIsATryThatFailed() {
        CallResult result =
                kept(URI.create("http://orders.example:99999/calls")).get(0);
        assertThat(courier.run(result.id())).isPresent();
        assertThat(state(result).tries()).isOne();
        assertThat(state(result).lastError()).contains("port");
    }
}
