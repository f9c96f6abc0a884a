package ghanti.web;

import ghanti.call.Inputs.Fault;
import ghanti.call.Json;
import ghanti.call.PhoneNumbers;
import ghanti.dial.DialRules.NumberList;
import ghanti.dial.DoNotCall;
import ghanti.dial.DoNotCall.Entry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code /v1/do-not-call}: numbers that are never dialled. */
final class DoNotCallRoutes {

    private static final List<String> FIELDS = List.of("numbers", "reason");
    private static final int MOST_AT_ONCE = 1000;
    private static final int LONGEST_REASON = 500;

    private final DoNotCall list;
    private final NumberList file;
    private final Clock clock;

    DoNotCallRoutes(DoNotCall list, NumberList file, Clock clock) {
        this.list = list;
        this.file = file;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get("/v1/do-not-call", this::list);
        routes.post("/v1/do-not-call", this::add);
        routes.get("/v1/do-not-call/{number}", this::one);
        routes.delete("/v1/do-not-call/{number}", this::remove);
    }

    private void list(Context context) {
        Query query = new Query(context, "limit", "cursor");
        int limit = query.limit();
        List<Entry> entries = list.list(query.text("cursor"), limit);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("numbers", entries.stream().map(DoNotCallRoutes::view).toList());
        page.put(
                "next_cursor",
                entries.size() < limit ? null : entries.get(entries.size() - 1).number());
        Answers.json(context, 200, page);
    }

    private void add(Context context) {
        Map<String, Object> body = Json.object(context.body())
                .orElseThrow(() -> new Problem.Thrown(Problem.of(
                        400,
                        "Not JSON",
                        "Send {\"numbers\": [\"+919876543210\"], \"reason\": \"asked us to stop\"}.")));
        List<Fault> faults = new ArrayList<>();
        body.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name ->
                        faults.add(new Fault(name, "is not a field of this; known are " + String.join(", ", FIELDS))));
        Object given = body.get("numbers");
        List<?> raw = given instanceof List<?> many ? many : List.of();
        if (raw.isEmpty() || raw.size() > MOST_AT_ONCE) {
            faults.add(new Fault("numbers", "must be a list of 1 to " + MOST_AT_ONCE + " phone numbers"));
        }
        String reason = body.get("reason") instanceof String text ? text.strip() : "";
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            faults.add(new Fault(
                    "reason", "is required: a text of up to " + LONGEST_REASON + " characters for whoever asks later"));
        }
        List<Entry> entries = new ArrayList<>();
        for (int index = 0; index < raw.size() && index < MOST_AT_ONCE; index++) {
            Optional<String> number = PhoneNumbers.e164(String.valueOf(raw.get(index)));
            if (number.isPresent()) {
                entries.add(new Entry(number.get(), reason, clock.instant()));
            } else {
                faults.add(new Fault("numbers[" + index + "]", "must be a phone number such as +919876543210"));
            }
        }
        if (!faults.isEmpty()) {
            throw new Problem.Thrown(Problem.invalid(faults));
        }
        list.put(entries);
        Answers.json(context, 200, Map.of("added", entries.size()));
    }

    private void remove(Context context) {
        String number = number(context);
        boolean removed = list.remove(number);
        if (file.reason(number).isPresent()) {
            throw new Problem.Thrown(Problem.of(
                    409, "The number is in the file", "Take it out of the file that GHANTI_DO_NOT_CALL names."));
        }
        if (!removed) {
            throw missing(context);
        }
        context.status(204);
    }

    private void one(Context context) {
        String number = number(context);
        Optional<Entry> kept = list.find(number);
        if (kept.isPresent()) {
            Answers.json(context, 200, view(kept.get()));
            return;
        }
        String reason = file.reason(number).orElseThrow(() -> missing(context));
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", number);
        view.put("reason", reason);
        view.put("added_at", null);
        Answers.json(context, 200, view);
    }

    private static String number(Context context) {
        return PhoneNumbers.e164(context.pathParam("number")).orElse("");
    }

    private static Problem.Thrown missing(Context context) {
        return new Problem.Thrown(
                Problem.notFound("\"" + context.pathParam("number") + "\" is not on the do-not-call list."));
    }

    private static Map<String, Object> view(Entry entry) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("number", entry.number());
        view.put("reason", entry.reason());
        view.put("added_at", entry.addedAt());
        return view;
    }
}
