package ghanti.web;

import ghanti.call.Flows;
import ghanti.call.Inputs.Fault;
import ghanti.flow.Flow;
import ghanti.flow.Node;
import ghanti.flow.Variable;
import ghanti.flow.graph.Mermaid;
import ghanti.flow.graph.Mermaid.Style;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/flows}. */
final class FlowRoutes {

    private final Flows flows;

    FlowRoutes(Flows flows) {
        this.flows = flows;
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
        view.put("versions", List.of(flow.version()));
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
