package ghanti.web;

import ghanti.call.Endings;
import ghanti.call.Flows;
import ghanti.call.Inputs.Fault;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import ghanti.flow.Variable;
import ghanti.flow.graph.Mermaid;
import ghanti.flow.graph.Mermaid.Style;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/flows}. */
final class FlowRoutes {

    private static final Duration USUAL_TIME = Duration.ofDays(7);

    private final Flows flows;
    private final Endings endings;
    private final Clock clock;

    FlowRoutes(Flows flows, Endings endings, Clock clock) {
        this.flows = flows;
        this.endings = endings;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes) {
        routes.get(
                "/v1/flows",
                context -> Answers.json(
                        context,
                        200,
                        Map.of(
                                "flows",
                                flows.all().stream().map(FlowRoutes::summary).toList())));
        routes.get("/v1/flows/{name}", this::one);
        routes.get("/v1/flows/{name}/graph", this::graph);
        routes.get("/v1/flows/{name}/funnel", this::funnel);
    }

    private void one(Context context) {
        Flow flow = named(context);
        Map<String, Object> view = summary(flow);
        view.put(
                "answers",
                flow.answers().values().stream().map(FlowRoutes::variable).toList());
        view.put("start", flow.start());
        view.put("nodes", flow.nodes().values().stream().map(FlowRoutes::node).toList());
        view.put(
                "problems",
                flows.problems(flow.name()).stream().map(Object::toString).toList());
        view.put("versions", flows.versions(flow.name()));
        Answers.json(context, 200, view);
    }

    private void funnel(Context context) {
        Flow flow = named(context);
        Query query = new Query(context, "since", "until", "version");
        Instant asked = query.instant("until");
        Instant until = asked == null ? clock.instant().plusMillis(1) : asked;
        Instant from = query.instant("since");
        Instant since = from == null ? until.minus(USUAL_TIME) : from;
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("flow", flow.name());
        view.put("since", since);
        view.put("until", until);
        view.putAll(Funnel.of(flow, endings.ways(flow.name(), query.text("version"), since, until)));
        Answers.json(context, 200, view);
    }

    private void graph(Context context) {
        String word = context.queryParam("style");
        Style style = word == null ? Style.STATE : Style.of(word).orElseThrow(() -> unknownStyle(word));
        context.contentType("text/plain; charset=utf-8").result(Mermaid.draw(named(context), style));
    }

    private static Problem.Thrown unknownStyle(String word) {
        Fault fault = new Fault("style", "must be state or flowchart, not \"" + word + "\"");
        return new Problem.Thrown(Problem.invalid(List.of(fault)));
    }

    private Flow named(Context context) {
        String name = context.pathParam("name");
        return flows.current(name)
                .orElseThrow(() -> new Problem.Thrown(Problem.notFound("There is no flow \"" + name + "\".")));
    }

    private static Map<String, Object> summary(Flow flow) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", flow.name());
        view.put("title", flow.title());
        view.put("version", flow.version());
        view.put("languages", flow.languages());
        view.put(
                "inputs",
                flow.inputs().values().stream().map(FlowRoutes::variable).toList());
        return view;
    }

    private static Map<String, Object> variable(Variable variable) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", variable.name());
        view.put("type", variable.type().word());
        view.put("optional", variable.optional());
        return view;
    }

    private static Map<String, Object> node(Node node) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", node.name());
        view.put("type", node.type());
        view.put(
                "leads_to",
                node.edges().stream().map(edge -> edge.to()).distinct().toList());
        return view;
    }
}
