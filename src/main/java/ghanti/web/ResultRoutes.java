package ghanti.web;

import ghanti.result.ResultState;
import ghanti.result.ResultStore;
import ghanti.result.StoredResult;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/results}. */
final class ResultRoutes {

    private final ResultStore results;
    private final Runnable newResults;
    private final Clock clock;

    ResultRoutes(ApiParts parts) {
        this.results = parts.results();
        this.newResults = parts.newResults();
        this.clock = parts.clock();
    }

    void addTo(RoutesConfig routes) {
        routes.get("/v1/results", this::list);
        routes.post("/v1/results/{id}/replay", this::replay);
    }

    private void list(Context context) {
        Query query = new Query(context, "state", "limit", "cursor");
        int limit = query.limit();
        List<StoredResult> found = results.list(query.word("state", ResultState::of), query.cursor(), limit);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("results", found.stream().map(ResultRoutes::view).toList());
        page.put(
                "next_cursor",
                found.size() < limit
                        ? null
                        : found.get(found.size() - 1).result().id());
        Answers.json(context, 200, page);
    }

    private static Map<String, Object> view(StoredResult stored) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", stored.result().id());
        view.put("call_id", stored.result().callId());
        view.put("type", stored.result().type());
        view.put("url", stored.result().url().toString());
        view.put("state", stored.state().word());
        view.put("tries", stored.tries());
        view.put("created_at", stored.result().createdAt());
        view.put("delivered_at", stored.deliveredAt());
        view.put("last_error", stored.lastError());
        return view;
    }

    private void replay(Context context) {
        String id = context.pathParam("id");
        if (!results.replay(id, clock.instant())) {
            throw new Problem.Thrown(Problem.notFound("There is no result \"" + id + "\"."));
        }
        newResults.run();
        Answers.json(context, 202, view(results.find(id).orElseThrow()));
    }
}
