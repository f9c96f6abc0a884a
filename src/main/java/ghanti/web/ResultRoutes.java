package ghanti.web;

import ghanti.call.Inputs.Fault;
import ghanti.call.Json;
import ghanti.result.Receivers;
import ghanti.result.ResultState;
import ghanti.result.ResultStore;
import ghanti.result.ResultStore.Replays;
import ghanti.result.ResultStore.ResultFilter;
import ghanti.result.StoredResult;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /v1/results}. */
final class ResultRoutes {

    /** More results than any call has. */
    private static final int MOST_OF_A_CALL = 200;

    private static final int CHUNK = 500;
    private static final int MOST_CHUNKS = 20;

    private final ResultStore results;
    private final Supplier<List<Receivers.Paused>> pausedReceivers;
    private final Runnable newResults;
    private final Clock clock;

    ResultRoutes(ApiParts parts) {
        this.results = parts.results();
        this.pausedReceivers = parts.pausedReceivers();
        this.newResults = parts.newResults();
        this.clock = parts.clock();
    }

    void addTo(RoutesConfig routes) {
        routes.get("/v1/results", this::list);
        routes.post("/v1/results/replay", this::replayAll);
        routes.get("/v1/results/{id}", context -> Answers.json(context, 200, whole(find(context))));
        routes.post("/v1/results/{id}/replay", this::replay);
    }

    /** The results of a call as its JSON lists them. */
    List<Map<String, Object>> of(String callId) {
        return results.list(new ResultFilter(null, callId, null, null, null, null, MOST_OF_A_CALL)).stream()
                .map(ResultRoutes::delivery)
                .toList();
    }

    private void list(Context context) {
        Query query = new Query(context, "state", "call", "url", "since", "until", "limit", "cursor");
        int limit = query.limit();
        List<StoredResult> found = results.list(new ResultFilter(
                query.word("state", ResultState::of),
                query.text("call"),
                query.text("url"),
                query.instant("since"),
                query.instant("until"),
                query.cursor(),
                limit));
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("results", found.stream().map(ResultRoutes::view).toList());
        page.put(
                "next_cursor",
                found.size() < limit
                        ? null
                        : found.get(found.size() - 1).result().id());
        page.put(
                "paused_receivers",
                pausedReceivers.get().stream().map(ResultRoutes::view).toList());
        Answers.json(context, 200, page);
    }

    private static Map<String, Object> view(Receivers.Paused paused) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("receiver", paused.receiver());
        view.put("until", paused.until());
        view.put("failures", paused.failures());
        view.put("last_error", paused.lastError());
        return view;
    }

    private static Map<String, Object> delivery(StoredResult stored) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", stored.result().id());
        view.put("type", stored.result().type());
        view.put("state", stored.state().word());
        view.put("tries", stored.tries());
        view.put("created_at", stored.result().createdAt());
        view.put("next_try_at", stored.nextTryAt());
        view.put("delivered_at", stored.deliveredAt());
        view.put("last_error", stored.lastError());
        return view;
    }

    private static Map<String, Object> view(StoredResult stored) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", stored.result().id());
        view.put("call_id", stored.result().callId());
        view.put("type", stored.result().type());
        view.put("url", stored.result().url().toString());
        view.putAll(delivery(stored));
        return view;
    }

    private static Map<String, Object> whole(StoredResult stored) {
        Map<String, Object> view = view(stored);
        view.put("body", Json.MAPPER.readTree(stored.result().body()));
        return view;
    }

    private StoredResult find(Context context) {
        String id = context.pathParam("id");
        return results.find(id).orElseThrow(() -> noSuch(id));
    }

    private static Problem.Thrown noSuch(String id) {
        return new Problem.Thrown(Problem.notFound("There is no result \"" + id + "\"."));
    }

    private void replay(Context context) {
        String id = context.pathParam("id");
        if (!results.replay(id, clock.instant())) {
            throw noSuch(id);
        }
        newResults.run();
        Answers.json(context, 202, view(results.find(id).orElseThrow(() -> noSuch(id))));
    }

    /** In chunks, so that no transaction is long; and not without end, so that the request is not either. */
    private void replayAll(Context context) {
        Query query = new Query(context, "state", "call", "url", "since", "until");
        ResultFilter filter = new ResultFilter(
                replayable(query),
                query.text("call"),
                query.text("url"),
                query.instant("since"),
                query.instant("until"),
                null,
                CHUNK);
        int replayed = 0;
        String after = null;
        for (int chunk = 0; chunk == 0 || (chunk < MOST_CHUNKS && after != null); chunk++) {
            Replays replays = results.replayAll(from(filter, after), clock.instant());
            replayed += replays.replayed();
            after = replays.last();
            newResults.run();
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("replayed", replayed);
        body.put("more", after != null);
        Answers.json(context, 202, body);
    }

    private static ResultFilter from(ResultFilter filter, @Nullable String after) {
        return new ResultFilter(
                filter.state(), filter.callId(), filter.url(), filter.since(), filter.until(), after, filter.limit());
    }

    /** Delivered ones go out again only from a given time on: all that ever were would be a slip. */
    private static ResultState replayable(Query query) {
        ResultState state = query.word("state", ResultState::of);
        Instant since = query.instant("since");
        if (state == ResultState.PENDING) {
            throw invalid("state", "may be dead or delivered; pending results are on their way");
        }
        if (state == ResultState.DELIVERED && since == null) {
            throw invalid("since", "must be given to replay delivered results");
        }
        return state == null ? ResultState.DEAD : state;
    }

    private static Problem.Thrown invalid(String field, String message) {
        return new Problem.Thrown(Problem.invalid(List.of(new Fault(field, message))));
    }
}
