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

    private final TestClock clock = new TestClock(Instant.now().toString());
    private MockWebServer business;
    private Database database;
    private JdbiResultStore store;
    private Courier courier;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        business = new MockWebServer();
        business.start();
        database = Database.open(Optional.empty(), folder);
        store = new JdbiResultStore(database);
        courier = new Courier(store, new Poster(new OkHttpClient(), SECRET, clock), new SimpleMeterRegistry(), clock);
    }

    @AfterEach
    void close() {
        database.close();
        business.close();
    }

    private List<CallResult> kept(URI url) {
        CallRequest request = new CallRequest(
                "shop-order", "v1", Direction.INBOUND, "+919876543210", "en", Map.of(), null, null, null, null, null);
        Call call = Call.fresh(UUID.randomUUID().toString(), request, clock.instant());
        List<CallResult> results = List.of(result(call, 1, url), result(call, 2, url));
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
    void waitsForTheEarlierResultOfItsCall() {
        answers(500, 200, 200);
        List<CallResult> results = kept(business.url("/calls").uri());
        assertThat(courier.run(results.get(1).id())).isPresent();
        assertThat(business.getRequestCount()).isZero();
        courier.run(results.get(0).id());
        assertThat(courier.run(results.get(1).id())).isPresent();
        assertThat(business.getRequestCount()).isOne();
        courier.run(results.get(0).id());
        assertThat(courier.run(results.get(1).id())).isEmpty();
        assertThat(business.getRequestCount()).isEqualTo(3);
    }

    @Test
    void isDeadAfterADayAndLivesAgainWhenReplayed() throws Exception {
        business.close();
        List<CallResult> results = kept(business.url("/calls").uri());
        CallResult result = results.get(0);
        Instant began = clock.instant();
        Optional<Instant> next = courier.run(result.id());
        Duration longest = Duration.ZERO;
        while (next.isPresent()) {
            assertThat(next.get()).isAfter(clock.instant());
            longest = Duration.between(clock.instant(), next.get());
            clock.set(next.get().toString());
            next = courier.run(result.id());
        }
        assertThat(longest).isEqualTo(Duration.ofHours(1));
        assertThat(Duration.between(began, clock.instant())).isBetween(Duration.ofHours(22), Duration.ofHours(24));
        assertThat(state(result).state()).isEqualTo(ResultState.DEAD);
        assertThat(state(result).tries()).isBetween(25, 40);
        assertThat(courier.run(results.get(1).id())).isPresent();
        database.close();
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
