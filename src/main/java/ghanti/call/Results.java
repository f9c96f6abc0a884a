package ghanti.call;

import ghanti.call.Successors.Following;
import ghanti.engine.Event;
import ghanti.flow.Flow;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes the results that a change of a call causes. */
final class Results {

    private final Optional<URI> standardUrl;
    private final Supplier<String> ids;

    /** @param standardUrl where results go when the call names no address of its own */
    Results(Optional<URI> standardUrl, Supplier<String> ids) {
        this.standardUrl = standardUrl;
        this.ids = ids;
    }

    /** The results of going from {@code before} to {@code after}, in order; none if nobody wants to hear them. */
    List<CallResult> of(Call before, Call after, List<Event> events, Flow flow, Following following) {
        URI own = after.request().resultUrl();
        Optional<URI> url = own != null ? Optional.of(own) : standardUrl;
        if (url.isEmpty()) {
            return List.of();
        }
        Instant now = after.updatedAt();
        List<CallResult> results = new ArrayList<>();
        int sequence = before.results();
        for (Event event : events) {
            if (event instanceof Event.Reported reported) {
                Map<String, Object> data = CallView.of(after, flow);
                data.put("report", reported.word());
                results.add(result("call.progress", ++sequence, after, url.get(), data, now));
            }
        }
        if (after.hasOutcome() && !before.hasOutcome()) {
            results.add(result("call.finished", ++sequence, after, url.get(), CallView.of(after, flow), now));
        }
        if (following.escalated()) {
            Map<String, Object> data = CallView.of(after, flow);
            data.put("escalation", escalation(following.calls()));
            results.add(result("call.escalated", ++sequence, after, url.get(), data, now));
        }
        return results;
    }

    /** Whom it goes to next; nobody, where the business is only told. */
    private static Map<String, Object> escalation(List<Outbound> calls) {
        Map<String, Object> next = new LinkedHashMap<>();
        Call call = calls.isEmpty() ? null : calls.get(0).call();
        Origin origin = call == null ? null : call.request().origin();
        next.put("call_id", call == null ? null : call.id());
        next.put("flow", call == null ? null : call.request().flow());
        next.put("to", call == null ? null : call.request().to());
        next.put("step", origin == null ? 0 : origin.step());
        return next;
    }

    private CallResult result(String type, int sequence, Call call, URI url, Map<String, Object> data, Instant now) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("timestamp", now);
        body.put("data", data);
        return new CallResult(ids.get(), call.id(), sequence, type, url, Json.write(body), now);
    }
}
