package ghanti.web;

import ghanti.call.Aside;
import ghanti.call.Call;
import ghanti.call.CallRequest;
import ghanti.call.CallStatus;
import ghanti.call.CallStore;
import ghanti.call.CallStore.CallFilter;
import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.CallStore.Placed;
import ghanti.call.CallView;
import ghanti.call.Conversations;
import ghanti.call.Dialling;
import ghanti.call.Flows;
import ghanti.call.Json;
import ghanti.call.PhoneNumbers;
import ghanti.call.PlaceCall;
import ghanti.call.Replay;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Transfer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /v1/calls}. */
final class CallRoutes {

    private static final int LONGEST_KEY = 255;

    /** More than escalations and follow-ups can come after each other. */
    private static final int MOST_GENERATIONS = 12;

    private final CallStore store;
    private final Conversations conversations;
    private final PlaceCall placing;
    private final Flows flows;
    private final BooleanSupplier canDial;
    private final RecordingRoutes recordings;
    private final Clock clock;
    private final Function<Call, Optional<String>> waitsFor;
    private final ResultRoutes results;

    CallRoutes(ApiParts parts, RecordingRoutes recordings, ResultRoutes results) {
        this.store = parts.calls();
        this.conversations = parts.conversations();
        this.placing = parts.placing();
        this.flows = parts.flows();
        this.canDial = parts.canDial();
        this.recordings = recordings;
        this.clock = parts.clock();
        this.waitsFor = parts.waitsFor();
        this.results = results;
    }

    void addTo(RoutesConfig routes) {
        routes.post("/v1/calls", this::place);
        routes.get("/v1/calls", this::list);
        routes.get("/v1/calls/{id}", context -> Answers.json(context, 200, whole(find(context))));
        routes.get("/v1/calls/{id}/replay", this::replay);
        routes.post("/v1/calls/{id}/cancel", this::cancel);
    }

    private void place(Context context) {
        Map<String, Object> body = Json.object(context.body())
                .orElseThrow(() -> new Problem.Thrown(
                        Problem.of(400, "Not JSON", "The body must be one JSON object; see /v1/calls in the README.")));
        CallRequest request = new CallBody(body, flows).read();
        requireAccount(canDial);
        Placed placed = placing.place(request, key(context, Json.write(sorted(body))));
        if (placed.conflict()) {
            throw new Problem.Thrown(Problem.of(
                    409,
                    "Idempotency-Key used for another request",
                    "This key came before with another body, for call "
                            + placed.call().id() + "; use a new key."));
        }
        context.header("Location", "/v1/calls/" + placed.call().id());
        Answers.json(context, placed.isNew() ? 202 : 200, whole(placed.call()));
    }

    static void requireAccount(BooleanSupplier canDial) {
        if (!canDial.getAsBoolean()) {
            throw new Problem.Thrown(Problem.of(
                    503,
                    "No Exotel account",
                    "Outbound calls need EXOTEL_ACCOUNT_SID, EXOTEL_API_KEY, EXOTEL_API_TOKEN, EXOTEL_CALLER_ID and"
                            + " EXOTEL_APP_ID."));
        }
    }

    /** @param request tells one from another */
    static Optional<IdempotencyKey> key(Context context, String request) {
        String key = context.header("Idempotency-Key");
        if (key == null || key.isBlank()) {
            return Optional.empty();
        }
        if (key.length() > LONGEST_KEY) {
            throw new Problem.Thrown(
                    Problem.of(400, "Idempotency-Key too long", "It may have " + LONGEST_KEY + " characters."));
        }
        return Optional.of(new IdempotencyKey(key, hash(request)));
    }

    /** The same fields in another order are the same request. */
    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, inner) -> sorted.put(String.valueOf(name), inner == null ? "null" : sorted(inner)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream()
                        .map(inner -> inner == null ? "null" : sorted(inner))
                        .toList()
                : value;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Call find(Context context) {
        String id = context.pathParam("id");
        return store.find(id)
                .orElseThrow(() -> new Problem.Thrown(Problem.notFound("There is no call \"" + id + "\".")));
    }

    private Map<String, Object> view(Call call) {
        return CallView.of(
                call,
                flows.version(call.request().flow(), call.request().flowVersion())
                        .orElse(null));
    }

    /** With its recordings and what became of its results, which are looked for elsewhere and not shown in lists. */
    private Map<String, Object> whole(Call call) {
        Map<String, Object> view = view(call);
        view.put("waits_for", waitsFor.apply(call).orElse(null));
        view.put("recordings", recordings.of(call.id()));
        view.put("results", results.of(call.id()));
        return view;
    }

    private void replay(Context context) {
        Call call = find(context);
        Flow flow = flows.version(call.request().flow(), call.request().flowVersion())
                .orElseThrow(() -> new Problem.Thrown(Problem.notFound("The flow version of this call is gone.")));
        Optional<String> difference = Replay.difference(call, flow);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("same", difference.isEmpty());
        body.put("difference", difference.orElse(null));
        body.put("transfers", transfers(call, flow));
        body.put("fetches", fetches(call, flow));
        Answers.json(context, 200, body);
    }

    /** Null for what a fetch brought that failed. */
    private static List<Map<String, Object>> fetches(Call call, Flow flow) {
        List<Map<String, Object>> fetches = new ArrayList<>();
        for (Aside aside : call.asides()) {
            if (flow.nodes().get(aside.node()) instanceof Fetch) {
                Map<String, Object> values = new LinkedHashMap<>();
                aside.values().forEach((name, value) -> values.put(name.substring(name.lastIndexOf('/') + 1), value));
                Map<String, Object> fetch = new LinkedHashMap<>();
                fetch.put("node", aside.node());
                fetch.put("values", aside.good() ? values : null);
                fetches.add(fetch);
            }
        }
        return fetches;
    }

    private static List<Map<String, Object>> transfers(Call call, Flow flow) {
        return call.asides().stream()
                .filter(aside -> flow.nodes().get(aside.node()) instanceof Transfer)
                .map(aside -> Map.<String, Object>of("node", aside.node(), "answered", aside.good()))
                .toList();
    }

    private void cancel(Context context) {
        Call call = find(context);
        Instant now = clock.instant();
        Call cancelled = conversations
                .change(call.id(), open -> Dialling.cancel(open, "the business cancelled it", now))
                .orElse(call);
        boolean followed = cancelFollowing(call.id(), now, MOST_GENERATIONS);
        if (cancelled.status() != CallStatus.CANCELLED && !followed) {
            throw new Problem.Thrown(Problem.of(
                    409,
                    "Too late to cancel",
                    "The call is " + cancelled.status().word()
                            + ", and nothing follows from it that could be cancelled."));
        }
        Answers.json(context, 200, whole(cancelled));
    }

    /** Also what follows from what followed; true if anything was cancelled. */
    private boolean cancelFollowing(String id, Instant now, int generations) {
        boolean cancelled = false;
        for (Call child : generations == 0 ? List.<Call>of() : store.children(id)) {
            Optional<Call> stopped = conversations.change(
                    child.id(), open -> Dialling.cancel(open, "call " + id + ", which caused it, was cancelled", now));
            cancelled |= stopped.filter(open -> open.status() == CallStatus.CANCELLED)
                    .isPresent();
            cancelled |= cancelFollowing(child.id(), now, generations - 1);
        }
        return cancelled;
    }

    private void list(Context context) {
        Query query = new Query(context, "status", "flow", "outcome", "to", "since", "until", "limit", "cursor");
        int limit = query.limit();
        List<Call> calls = store.list(new CallFilter(
                query.word("status", CallStatus::of),
                query.text("flow"),
                query.text("outcome"),
                number(query.text("to")),
                query.instant("since"),
                query.instant("until"),
                query.cursor(),
                limit));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("calls", calls.stream().map(this::view).toList());
        page.put(
                "next_cursor",
                calls.size() < limit ? null : calls.get(calls.size() - 1).id());
        Answers.json(context, 200, page);
    }

    private static @Nullable String number(@Nullable String to) {
        return to == null ? null : PhoneNumbers.e164(to).orElse(to);
    }
}
