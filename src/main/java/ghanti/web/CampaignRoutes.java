package ghanti.web;

import ghanti.call.Call;
import ghanti.call.CallStore.IdempotencyKey;
import ghanti.call.Flows;
import ghanti.call.Json;
import ghanti.campaign.Campaign;
import ghanti.campaign.CampaignOrder;
import ghanti.campaign.CampaignState;
import ghanti.campaign.CampaignStore;
import ghanti.campaign.FileFormat;
import ghanti.campaign.Findings;
import ghanti.campaign.Spool;
import ghanti.campaign.TakeCampaign.Source;
import ghanti.campaign.TakeCampaign.Taken;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** {@code /v1/campaigns}. */
final class CampaignRoutes {

    /** Bodies that are taken in at once, each of which may be large. */
    private static final int AT_ONCE = 4;

    private static final int PAGE = 500;

    private final CampaignParts parts;
    private final CampaignStore store;
    private final Flows flows;
    private final BooleanSupplier canDial;
    private final Clock clock;
    private final Semaphore places = new Semaphore(AT_ONCE);

    CampaignRoutes(ApiParts parts) {
        this.parts = parts.campaigns();
        this.store = parts.campaigns().store();
        this.flows = parts.flows();
        this.canDial = parts.canDial();
        this.clock = parts.clock();
    }

    void addTo(RoutesConfig routes) {
        routes.post("/v1/campaigns", this::take);
        routes.get("/v1/campaigns", this::list);
        routes.get("/v1/campaigns/{id}", context -> Answers.json(context, 200, whole(find(context))));
        routes.get("/v1/campaigns/{id}/calls.csv", this::calls);
        routes.post(
                "/v1/campaigns/{id}/pause",
                context -> change(context, Set.of(CampaignState.RUNNING), CampaignState.PAUSED));
        routes.post(
                "/v1/campaigns/{id}/resume",
                context -> change(context, Set.of(CampaignState.PAUSED), CampaignState.RUNNING));
        routes.post(
                "/v1/campaigns/{id}/cancel",
                context ->
                        change(context, Set.of(CampaignState.RUNNING, CampaignState.PAUSED), CampaignState.CANCELLED));
    }

    private void take(Context context) throws IOException {
        if (!places.tryAcquire()) {
            context.header("Retry-After", "10");
            throw new Problem.Thrown(Problem.of(
                    503, "Too many campaigns at once", AT_ONCE + " are being taken in; send it again shortly."));
        }
        // Read to its end before anything is refused: who still sends hears no answer.
        try (Spool body = spooled(context)) {
            take(context, body);
        } finally {
            places.release();
        }
    }

    private Spool spooled(Context context) {
        try {
            return Spool.of(context.bodyInputStream(), parts.spool());
        } catch (Spool.TooLargeException e) {
            throw new Problem.Thrown(Problem.of(
                    413,
                    "Too large",
                    "A campaign may have " + Spool.LARGEST / (1024 * 1024) + " megabytes; send it in parts."));
        } catch (IOException e) {
            throw new Problem.Thrown(Problem.of(
                    400, "The body broke off", "It could not be read to its end, or not be kept: " + e.getMessage()));
        }
    }

    private void take(Context context, Spool body) throws IOException {
        CampaignQuery query = new CampaignQuery(context, flows);
        CampaignOrder order = query.order();
        FileFormat format = FileFormat.of(Objects.requireNonNullElse(context.contentType(), ""))
                .orElseThrow(() -> new Problem.Thrown(Problem.of(
                        415,
                        "Neither CSV nor JSON lines",
                        "The Content-Type must be text/csv or application/x-ndjson.")));
        Optional<IdempotencyKey> key = CallRoutes.key(context, request(context, body));
        if (!query.isDryRun()) {
            CallRoutes.requireAccount(canDial);
            Optional<Taken> earlier = key.flatMap(parts.taking()::earlier);
            if (earlier.isPresent()) {
                answer(context, earlier.get());
                return;
            }
        }
        Findings findings = parts.taking().check(body, format, order);
        if (query.isDryRun()) {
            Answers.json(context, 200, CampaignView.of(findings, parts.perMinute()));
        } else if (findings.areGood()) {
            answer(context, parts.taking().take(new Source(body, format, findings), order, key.orElse(null)));
        } else {
            refuse(context, findings);
        }
    }

    /** What tells one request from another. */
    private static String request(Context context, Spool body) {
        return Json.write(new TreeMap<>(context.queryParamMap())) + context.contentType() + body.hash();
    }

    private void answer(Context context, Taken taken) {
        Campaign campaign = taken.campaign();
        if (taken.conflict()) {
            throw new Problem.Thrown(Problem.of(
                    409,
                    "Idempotency-Key used for another request",
                    "This key came before with other rows or parameters, for campaign " + campaign.id()
                            + "; use a new key."));
        }
        if (taken.isNew()) {
            parts.changed().run();
        }
        context.header("Location", "/v1/campaigns/" + campaign.id());
        Answers.json(context, taken.isNew() ? 202 : 200, whole(campaign));
    }

    private static void refuse(Context context, Findings findings) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", "The rows cannot be taken as they are");
        body.put("status", 422);
        String told =
                findings.errorCount() > findings.errors().size() ? "the first of them are in errors" : "see errors";
        body.put("detail", "Correct " + findings.errorCount() + " errors; " + told + ". No call was placed.");
        body.put("rows", findings.rows());
        body.put("error_count", findings.errorCount());
        body.put("errors", findings.errors());
        context.status(422)
                .contentType("application/problem+json")
                .result(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, Object> whole(Campaign campaign) {
        return CampaignView.of(campaign, store.counts(campaign.id()), parts.perMinute());
    }

    private Campaign find(Context context) {
        String id = context.pathParam("id");
        return store.find(id).orElseThrow(() -> noSuch(id));
    }

    private static Problem.Thrown noSuch(String id) {
        return new Problem.Thrown(Problem.notFound("There is no campaign \"" + id + "\"."));
    }

    private void change(Context context, Set<CampaignState> from, CampaignState to) {
        Campaign before = find(context);
        boolean changed = store.change(before.id(), from, to, clock.instant());
        Campaign after = find(context);
        if (!changed && after.state() != to) {
            throw new Problem.Thrown(Problem.of(
                    409,
                    "Not in this state",
                    "The campaign is " + after.state().word() + " and cannot become " + to.word() + "."));
        }
        parts.changed().run();
        Answers.json(context, 200, whole(after));
    }

    private void list(Context context) {
        Query query = new Query(context, "state", "limit", "cursor");
        int limit = query.limit();
        List<Campaign> campaigns = store.list(query.word("state", CampaignState::of), query.cursor(), limit);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("campaigns", campaigns.stream().map(CampaignView::of).toList());
        page.put(
                "next_cursor",
                campaigns.size() < limit
                        ? null
                        : campaigns.get(campaigns.size() - 1).id());
        Answers.json(context, 200, page);
    }

    /** Page by page, so that neither memory nor a connection to the database is held for who reads slowly. */
    private void calls(Context context) throws IOException {
        Campaign campaign = find(context);
        CampaignCsv csv = new CampaignCsv(flows.version(campaign.flow(), campaign.flowVersion()));
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"campaign-" + campaign.id() + ".csv\"");
        Writer out = new BufferedWriter(new OutputStreamWriter(context.outputStream(), StandardCharsets.UTF_8));
        out.write(csv.header());
        String last = null;
        do {
            List<Call> page = store.calls(campaign.id(), last, PAGE);
            for (Call call : page) {
                out.write(csv.row(call));
            }
            last = page.size() < PAGE ? null : page.get(PAGE - 1).id();
        } while (last != null);
        out.flush();
    }
}
