package ghanti.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code /health}, {@code /ready} and {@code /metrics}; none needs a key, none says anything secret. */
public final class Health {

    private final Supplier<List<Check>> checks;
    private final PrometheusMeterRegistry meters;

    /**
     * One thing the server needs.
     *
     * @param detail "ok", or what whoever is on duty should know
     */
    public record Check(String name, boolean passed, String detail) {}

    public Health(Supplier<List<Check>> checks, PrometheusMeterRegistry meters) {
        this.checks = checks;
        this.meters = meters;
    }

    /** Adds the routes. */
    public void addTo(RoutesConfig routes) {
        routes.get("/health", context -> Answers.json(context, 200, Map.of("status", "alive")));
        routes.get("/ready", this::ready);
        routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(meters.scrape()));
    }

    private void ready(Context context) {
        List<Check> results = checks.get();
        boolean ready = results.stream().allMatch(Check::passed);
        Map<String, Object> details = new LinkedHashMap<>();
        results.forEach(check -> details.put(check.name(), check.detail()));
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", ready ? "ready" : "not ready");
        body.put("checks", details);
        Answers.json(context, ready ? 200 : 503, body);
    }
}
