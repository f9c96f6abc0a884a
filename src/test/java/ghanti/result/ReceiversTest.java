package ghanti.result;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.result.Receivers.Pass;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Who may be sent to: few at once to whom is not known, none to the dead, one to find out. */
class ReceiversTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:30:00Z");
    private static final URI SHOP = URI.create("https://orders.example/calls?shop=7");
    private static final Answer HANGS = Answer.none("timeout");
    private static final Answer BROKEN = Answer.refused("HTTP 500", Optional.empty());

    private final Receivers receivers = new Receivers(wait -> wait);

    private List<Pass> fill(URI url, Instant now) {
        List<Pass> passes = new ArrayList<>();
        Pass pass = receivers.ask(url, now);
        while (pass.later() == null) {
            passes.add(pass);
            pass = receivers.ask(url, now);
        }
        return passes;
    }

    private void tried(URI url, Answer answer, Instant now) {
        Pass pass = receivers.ask(url, now);
        assertThat(pass.later()).isNull();
        receivers.left(pass, url, answer, now, now.plusMillis(10));
    }

    @Test
    void aReceiverThatNeverAnsweredHoldsFew() {
        assertThat(fill(SHOP, NOW)).hasSize(4);
        assertThat(receivers
                        .ask(URI.create("https://orders.example/other"), NOW)
                        .later())
                .as("another address of the same host")
                .isNull();
    }

    @Test
    void addressesThatAllDifferDoNotMakeAHostLarger() {
        long entered = IntStream.range(0, 100)
                .mapToObj(call -> receivers.ask(URI.create("https://orders.example/calls/" + call), NOW))
                .filter(pass -> pass.later() == null)
                .count();
        assertThat(entered).isEqualTo(16);
        assertThat(receivers.ask(URI.create("https://other.example/"), NOW).later())
                .isNull();
    }

    @Test
    void aReceiverThatTakesAllGetsMoreAtOnce() {
        for (int round = 0; round < 20; round++) {
            fill(SHOP, NOW).forEach(pass -> receivers.left(pass, SHOP, Answer.taken(), NOW, NOW.plusMillis(10)));
        }
        assertThat(fill(SHOP, NOW)).hasSize(32);
    }

    @Test
    void whatMayNotBeSentStandsInLine() {
        fill(SHOP, NOW);
        List<Instant> places = IntStream.range(0, 100)
                .mapToObj(i -> receivers.ask(SHOP, NOW).later())
                .toList();
        assertThat(places).isSorted().doesNotHaveDuplicates();
        assertThat(places.get(99)).isAfter(NOW.plusSeconds(1)).isBefore(NOW.plusSeconds(10));
    }

    @Test
    void oneTryAtATimeFindsOutWhetherItIsBack() {
        for (int i = 0; i < 5; i++) {
            tried(SHOP, BROKEN, NOW);
        }
        assertThat(receivers.ask(SHOP, NOW.plusSeconds(4)).later()).isNotNull();
        Pass probe = receivers.ask(SHOP, NOW.plusSeconds(6));
        assertThat(probe.later()).isNull();
        assertThat(receivers.ask(SHOP, NOW.plusSeconds(6)).later()).isNotNull();
        receivers.left(probe, SHOP, Answer.taken(), NOW.plusSeconds(6), NOW.plusSeconds(7));
        assertThat(receivers.paused()).isEmpty();
        assertThat(fill(SHOP, NOW.plusSeconds(7))).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void pausesGrowToMinutes() {
        Instant now = NOW;
        for (int i = 0; i < 5; i++) {
            tried(SHOP, BROKEN, now);
        }
        List<Long> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Instant until = receivers.paused().get(0).until();
            pauses.add(Duration.between(now, until).toSeconds());
            now = until;
            tried(SHOP, BROKEN, now);
        }
        assertThat(pauses).containsExactly(5L, 10L, 20L, 40L, 80L, 160L, 160L, 160L);
    }

    @Test
    void anAddressThatRefusesDoesNotPauseItsHost() {
        for (int i = 0; i < 5; i++) {
            tried(SHOP, BROKEN, NOW);
        }
        assertThat(receivers.paused())
                .extracting(Receivers.Paused::receiver, Receivers.Paused::lastError)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("https://orders.example/calls", "HTTP 500"));
        tried(URI.create("https://orders.example/other"), Answer.taken(), NOW);
    }

    @Test
    void aHostWhereNobodyAnswersIsPausedWhateverTheAddress() {
        for (int i = 0; i < 5; i++) {
            tried(URI.create("https://orders.example/calls/" + i), HANGS, NOW);
        }
        assertThat(receivers
                        .ask(URI.create("https://ORDERS.example/calls/6"), NOW)
                        .later())
                .isNotNull();
        assertThat(receivers
                        .ask(URI.create("https://orders.example:8443/calls/6"), NOW)
                        .later())
                .isNull();
    }

    @Test
    void anAddressWithoutAHostIsOneToo() {
        tried(URI.create("http://orders.example:99999/calls"), HANGS, NOW);
        tried(URI.create("mailto:orders"), HANGS, NOW);
        assertThat(receivers.paused()).isEmpty();
    }
}
