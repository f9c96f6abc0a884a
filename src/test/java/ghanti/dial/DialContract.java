package ghanti.dial;

import ghanti.call.Attempt;
import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallStatus;
import ghanti.call.Conversations;
import ghanti.call.Decision;
import ghanti.call.Direction;
import ghanti.call.FlowLibrary;
import ghanti.call.LineReport;
import ghanti.call.LineReport.End;
import ghanti.call.Outbound;
import ghanti.call.Priority;
import ghanti.call.PromptSounds;
import ghanti.engine.Input;
import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowFolder;
import ghanti.flow.yaml.FlowReader;
import ghanti.speech.Speaker;
import ghanti.store.Database;
import ghanti.store.JdbiCallStore;
import ghanti.store.JdbiDialQueue;
import ghanti.store.JdbiDoNotCall;
import ghanti.store.JdbiFlowVersions;
import ghanti.store.JdbiResultStore;
import java.net.URI;
import java.nio.file.Files;
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
import org.junit.jupiter.api.io.TempDir;

/** A server's dialling on an empty database, with a clock that is moved by hand and an Exotel that answers as told. */
abstract class DialContract implements Telephony {

    static final String PHONE = "+919876543210";
    static final String EXOPHONE = "08069891522";

    /** 12:00 in India. */
    final TestClock clock = new TestClock("2026-11-20T06:30:00Z");

    final List<String> dialled = new ArrayList<>();
    final Deque<Dialled> answers = new ArrayDeque<>();
    final List<String> lookedUp = new ArrayList<>();
    final Deque<Lookup> lookups = new ArrayDeque<>();
    final Deque<Standing> standings = new ArrayDeque<>();

    /** What happens while a dial is made ready, while Exotel dials, and while it looks a call up; each once. */
    final Deque<Runnable> preparing = new ArrayDeque<>();

    final Deque<Runnable> dialling = new ArrayDeque<>();
    final Deque<Runnable> lookingUp = new ArrayDeque<>();
    Database database;
    JdbiCallStore store;
    JdbiDialQueue queue;
    JdbiDoNotCall never;
    JdbiResultStore results;
    FlowLibrary flows;
    Conversations conversations;
    Dispatcher dispatcher;
    LineWatch watch;
    Alarm alarm;
    private int sids;
    private int ids;

    /** The address of an empty database. */
    abstract Optional<String> freshDatabase();

    /** Flows beside the usual ones: their {@code call:}, and behind a comma the {@code then:} of their good end. */
    Map<String, String> moreFlows() {
        return Map.of();
    }

    private static String flowText(String name, String callAndThen) {
        int comma = callAndThen.indexOf(", then:");
        String call = comma < 0 ? callAndThen : callAndThen.substring(0, comma);
        String then = comma < 0 ? "" : callAndThen.substring(comma);
        return """
                flow: %s
                languages: en
                inputs: {order_id: {type: digits}, manager: {type: phone, optional: true}}
                call: %s
                start: ask
                nodes:
                  ask: {type: menu, prompt: "Press 1.", keys: {"1": sure}, exhausted: no_response}
                  sure: {type: menu, prompt: "Press 2.", keys: {"2": yes}, exhausted: no_response}
                  yes: {type: end, outcome: accepted%s}
                  no_response: {type: end, outcome: no_response}
                """.formatted(name, call, then);
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Path flowFolder = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(
                flowFolder.resolve("shop.yaml"),
                flowText(
                        "shop",
                        "{window: \"09:00-21:00\", retry: {on: [busy, no_answer], attempts: 3, wait: [2m, 10m]}}"));
        Files.writeString(
                flowFolder.resolve("again.yaml"),
                flowText("again", "{retry: {on: [no_response, hung_up], attempts: 2, wait: 5m}}"));
        Files.writeString(
                flowFolder.resolve("failing.yaml"),
                flowText("failing", "{retry: {on: failed, attempts: 2, wait: 1m}}"));
        Files.writeString(flowFolder.resolve("once.yaml"), flowText("once", "{}"));
        for (Map.Entry<String, String> more : moreFlows().entrySet()) {
            Files.writeString(flowFolder.resolve(more.getKey() + ".yaml"), flowText(more.getKey(), more.getValue()));
        }
        database = Database.open(freshDatabase(), folder);
        store = new JdbiCallStore(database, () -> {}, () -> {});
        queue = new JdbiDialQueue(database, Patience.USUAL.origination());
        never = new JdbiDoNotCall(database);
        results = new JdbiResultStore(database);
        FlowFolder reader = new FlowFolder(new FlowReader(name -> null));
        flows = new FlowLibrary(reader.readAll(flowFolder), new JdbiFlowVersions(database), reader);
        conversations = new Conversations(
                new Conversations.Parts(
                        store,
                        flows,
                        new Conversations.Saying(new Speaker(), PromptSounds.NONE),
                        (node, values, key, budget) -> new Input.FetchFailed("there is nobody to ask"),
                        new Conversations.ResultsTo(
                                Optional.of(URI.create("https://orders.example/calls")),
                                () -> UUID.randomUUID().toString()),
                        clock),
                call -> {});
        watch = new LineWatch(new LineWatch.Desk(store, conversations, flows), this, Patience.USUAL, clock);
        alarm = new Alarm(store, conversations, flows, clock);
        dispatcher = dispatcher(new Limits(6000, 100, 6000, 100), lane -> false);
    }

    Dispatcher dispatcher(Limits limits, java.util.function.Predicate<Lane> held) {
        CallingWindow window = new CallingWindow(Optional.empty(), file -> Optional.empty());
        return new Dispatcher(
                new Dispatcher.Desk(
                        conversations, flows, (call, flow) -> next(preparing), flow -> EXOPHONE, held, late -> {}),
                queue,
                this,
                new Dispatcher.Rules(limits, window, number -> Optional.empty(), Patience.USUAL),
                clock,
                new DirectThreads());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Override
    public Dialled dial(Call call, Duration maxDuration) {
        dialled.add(call.id());
        Dialled answer = answers.poll();
        next(dialling);
        return answer == null ? new Dialled.Ringing(sid(++sids)) : answer;
    }

    private static void next(Deque<Runnable> happenings) {
        Runnable happening = happenings.poll();
        if (happening != null) {
            happening.run();
        }
    }

    static String sid(int number) {
        return "a1b2c3d4e5f60718293a4b5c6d7e" + (1000 + number);
    }

    @Override
    public Lookup lookUp(Call call, Instant dialledAt) {
        lookedUp.add(call.id());
        Lookup found = lookups.poll();
        next(lookingUp);
        return found == null ? new Lookup.Unknown("nothing was prepared") : found;
    }

    @Override
    public Standing standing(String callSid) {
        Standing standing = standings.poll();
        return standing == null ? new Standing.Unknown("nothing was prepared") : standing;
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    String placed(String flow) {
        return placed(flow, PHONE, null, null, null);
    }

    String placed(
            String name, String to, @Nullable String notBefore, @Nullable String expires, @Nullable Priority priority) {
        Flow flow = flows.current(name).orElseThrow();
        CallRequest request = new CallRequest(
                flow.name(),
                flow.version(),
                Direction.OUTBOUND,
                to,
                "en",
                Map.of("order_id", "1042", "manager", "+919876543211"),
                null,
                null,
                notBefore == null ? null : Instant.parse(notBefore),
                expires == null ? null : Instant.parse(expires),
                null,
                priority,
                null);
        String id = "01a1f827-103d-71ce-99c5-" + String.format("%012d", ++ids);
        store.insertOutbound(Outbound.of(Call.fresh(id, request, clock.instant()), flow), null);
        return id;
    }

    Call call(String id) {
        return store.find(id).orElseThrow();
    }

    CallStatus status(String id) {
        return call(id).status();
    }

    /** What was decided about a call, word by word. */
    List<String> history(String id) {
        return call(id).history().stream().map(Decision::what).toList();
    }

    /** Exotel's callback for a line. */
    void ended(String id, String callSid, End end) {
        conversations.line(id, new LineReport(Optional.of(callSid), Optional.of(end), false, Optional.empty()));
    }

    void ended(String id, End end) {
        ended(id, lastSid(id), end);
    }

    /** Exotel's id of the line of the last attempt. */
    String lastSid(String id) {
        Attempt last = call(id).lastAttempt();
        return last == null ? "none" : String.valueOf(last.callSid());
    }
}
