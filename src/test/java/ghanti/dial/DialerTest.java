package ghanti.dial;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallStatus;
import ghanti.call.Conversations;
import ghanti.call.Direction;
import ghanti.call.FlowLibrary;
import ghanti.call.LineReport;
import ghanti.call.PromptSounds;
import ghanti.dial.Telephony.Dialled;
import ghanti.engine.Input;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import ghanti.speech.Speaker;
import ghanti.store.Database;
import ghanti.store.JdbiCallStore;
import ghanti.store.JdbiFlowVersions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a call is dialled. The flow may ring from 9 to 21 in India, which is 03:30 to 15:30 UTC. */
class DialerTest implements Telephony {

    private static final Duration LINE_TIME = Duration.ofMinutes(1 + 3 + 6);

    private final TestClock clock = new TestClock("2026-11-20T06:30:00Z");
    private final List<String> dialled = new ArrayList<>();
    private final Deque<Dialled> answers = new ArrayDeque<>();
    private final List<String> lookedUp = new ArrayList<>();
    private final Deque<Lookup> lookups = new ArrayDeque<>();
    private Database database;
    private JdbiCallStore store;
    private Conversations conversations;
    private Dialer dialer;
    private Flow flow;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        database = Database.open(Optional.empty(), folder);
        store = new JdbiCallStore(database, () -> {}, () -> {});
        FlowFolder folderOfFlows = new FlowFolder(new FlowReader(name -> null));
        FlowLibrary flows = new FlowLibrary(
                folderOfFlows.readAll(Path.of("src/test/wire/flows")), new JdbiFlowVersions(database), folderOfFlows);
        flow = flows.current("shop-order").orElseThrow();
        conversations = new Conversations(
                new Conversations.Parts(
                        store,
                        flows,
                        new Conversations.Saying(new Speaker(), PromptSounds.NONE),
                        (node, values, key, budget) -> new Input.FetchFailed("there is nobody to ask"),
                        new Conversations.ResultsTo(
                                Optional.empty(), () -> UUID.randomUUID().toString()),
                        clock),
                call -> {});
        dialer = new Dialer(
                new Dialer.Desk(store, conversations, flows, (call, flow) -> {}),
                this,
                new Dialer.Rules(new CallingWindow(Optional.empty()), new Pace(60)),
                clock);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public Dialled dial(Call call, Duration maxDuration) {
        dialled.add(call.id());
        Dialled answer = answers.poll();
        return answer == null ? new Dialled.Ringing("a1b2c3d4e5f60718293a4b5c6d7e" + (1000 + dialled.size())) : answer;
    }

    @Override
    public Lookup lookUp(Call call, Instant dialledAt) {
        lookedUp.add(call.id());
        Lookup found = lookups.poll();
        return found == null ? new Lookup.Unknown("nothing was prepared") : found;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    private String placed(@Nullable String notBefore, @Nullable String expires) {
        CallRequest request = new CallRequest(
                flow.name(),
                flow.version(),
                Direction.OUTBOUND,
                "+919876543210",
                "en",
                Map.of("order_id", "1042"),
                null,
                null,
                notBefore == null ? null : Instant.parse(notBefore),
                expires == null ? null : Instant.parse(expires),
                null);
        String id = UUID.randomUUID().toString();
        store.insertOutbound(Call.fresh(id, request, clock.instant()), null);
        return id;
    }

    private CallStatus status(String id) {
        return store.find(id).orElseThrow().status();
    }

    @Test
    void dialsAtOnceInsideTheWindowAndLooksAgainWhenTheLineMustBeOver() {
        String call = placed(null, null);
        assertThat(dialer.run(call)).contains(clock.instant().plus(LINE_TIME));
        assertThat(dialled).containsExactly(call);
        clock.pass(Duration.ofMinutes(1));
        assertThat(dialer.run(call)).contains(clock.instant().minusSeconds(60).plus(LINE_TIME));
        clock.pass(LINE_TIME);
        assertThat(dialer.run(call)).isEmpty();
        assertThat(store.find(call).orElseThrow().outcome()).isEqualTo("failed");
        assertThat(dialled).hasSize(1);
    }

    @Test
    void waitsForTheWindow() {
        clock.set("2026-11-20T03:29:59Z");
        String early = placed(null, null);
        assertThat(dialer.run(early)).contains(Instant.parse("2026-11-20T03:30:00Z"));
        clock.set("2026-11-20T15:30:00Z");
        assertThat(dialer.run(early)).contains(Instant.parse("2026-11-21T03:30:00Z"));
        assertThat(status(early)).isEqualTo(CallStatus.QUEUED);
        clock.set("2026-11-21T03:30:00Z");
        dialer.run(early);
        assertThat(dialled).containsExactly(early);
    }

    @Test
    void notBeforeCountsBeforeTheWindow() {
        String call = placed("2026-11-20T16:00:00Z", null);
        assertThat(dialer.run(call)).contains(Instant.parse("2026-11-21T03:30:00Z"));
        String soon = placed("2026-11-20T06:45:00Z", null);
        assertThat(dialer.run(soon)).contains(Instant.parse("2026-11-20T06:45:00Z"));
        assertThat(dialled).isEmpty();
    }

    @Test
    void expiresWhileItWaits() {
        clock.set("2026-11-20T15:30:00Z");
        String call = placed(null, "2026-11-20T18:00:00Z");
        assertThat(dialer.run(call)).contains(Instant.parse("2026-11-20T18:00:00Z"));
        clock.set("2026-11-20T18:00:00Z");
        assertThat(dialer.run(call)).isEmpty();
        assertThat(status(call)).isEqualTo(CallStatus.EXPIRED);
        assertThat(dialled).isEmpty();
    }

    @Test
    void aCallRefusedForNowIsDialledAgainAndTheOthersNever() {
        answers.add(new Dialled.Later("HTTP 429", Duration.ofSeconds(30)));
        String later = placed(null, null);
        assertThat(dialer.run(later)).contains(clock.instant().plusSeconds(30));
        clock.pass(Duration.ofSeconds(30));
        dialer.run(later);
        assertThat(dialled).containsExactly(later, later);
        answers.add(new Dialled.Refused("HTTP 402"));
        String refused = placed(null, null);
        assertThat(dialer.run(refused)).isEmpty();
        answers.add(new Dialled.Unclear("a timeout"));
        String unclear = placed(null, null);
        dialer.run(unclear);
        dialer.run(unclear);
        dialer.run(refused);
        assertThat(dialled).containsExactly(later, later, refused, unclear);
        assertThat(status(unclear)).isEqualTo(CallStatus.DIALING);
    }

    @Test
    void theCallbackMayComeBeforeTheAnswerToTheDial() {
        String call = placed(null, null);
        Call dialing = ghanti.call.Dialling.begin(store.find(call).orElseThrow(), clock.instant());
        assertThat(conversations.change(call, now -> dialing)).isPresent();
        conversations.line(
                call,
                new LineReport(
                        Optional.of("a1b2c3d4e5f60718293a4b5c6d7e187v"),
                        Optional.of(LineReport.End.BUSY),
                        false,
                        Optional.empty()));
        conversations.change(call, now -> ghanti.call.Dialling.ringing(now, "a1b2c3d4e5f60718293a4b5c6d7e187v"));
        assertThat(status(call)).isEqualTo(CallStatus.BUSY);
        assertThat(dialer.run(call)).isEmpty();
        assertThat(dialled).isEmpty();
    }

    /** As after a server that died between its note and Exotel's answer, or a connection that was lost. */
    @Test
    void anUnclearDialIsLookedUpBeforeAnythingElse() {
        answers.add(new Dialled.Unclear("a timeout"));
        String call = placed(null, null);
        Instant asked = clock.instant();
        assertThat(dialer.run(call)).contains(asked.plusSeconds(45));
        clock.pass(Duration.ofSeconds(20));
        assertThat(dialer.run(call)).contains(asked.plusSeconds(45));
        assertThat(lookedUp).isEmpty();
        clock.pass(Duration.ofSeconds(25));
        assertThat(dialer.run(call)).contains(clock.instant().plusSeconds(60));
        lookups.add(new Lookup.Rang(List.of("a1b2c3d4e5f60718293a4b5c6d7e187v")));
        assertThat(dialer.run(call)).contains(asked.plus(LINE_TIME));
        assertThat(store.findBySid("a1b2c3d4e5f60718293a4b5c6d7e187v").map(Call::id))
                .contains(call);
        assertThat(lookedUp).containsExactly(call, call);
        assertThat(dialled).containsExactly(call);
    }

    @Test
    void onlyWhatSurelyNeverRangIsDialledAgain() {
        answers.add(new Dialled.Unclear("a timeout"));
        String call = placed(null, null);
        dialer.run(call);
        clock.pass(Duration.ofSeconds(45));
        lookups.add(new Lookup.NeverRang());
        assertThat(dialer.run(call)).contains(clock.instant());
        assertThat(status(call)).isEqualTo(CallStatus.QUEUED);
        dialer.run(call);
        assertThat(dialled).containsExactly(call, call);
        assertThat(store.find(call).orElseThrow().attempts()).hasSize(1);
    }
}
