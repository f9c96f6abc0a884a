package ghanti.flow.yaml;

import ghanti.flow.Edge;
import ghanti.flow.Fetch;
import ghanti.flow.Node;
import ghanti.flow.Prompt;
import ghanti.flow.SubFlow;
import ghanti.flow.Text;
import ghanti.flow.Transfer;
import ghanti.flow.Variable;
import ghanti.flow.yaml.NodeReader.Parts;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Scalar;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the nodes that lead out of a flow: to a system, to another phone, to another flow. */
final class OutwardReader {

    /** A turn has 2 s in all; what a system may take of it must leave us time to answer. */
    private static final Duration LONGEST_FETCH = Duration.ofMillis(1500);

    private final Parts parts;
    private final Complaints complaints;

    OutwardReader(Parts parts, Complaints complaints) {
        this.parts = parts;
        this.complaints = complaints;
    }

    Optional<Node> fetch(String name, Fields fields) {
        boolean posts = fields.tree("post").isPresent();
        if (posts == fields.tree("get").isPresent()) {
            complaints.error(fields.place(), fields.owner() + " needs either \"get:\" or \"post:\" with an address");
        }
        Optional<Text> url = fields.tree(posts ? "post" : "get").flatMap(this::template);
        Map<String, Text> body = templates("body", fields);
        if (!posts && !body.isEmpty()) {
            complaints.error(fields.placeOf("body"), "only \"post:\" has a body");
        }
        List<Variable> into = fields.list("into", tree -> answer(tree, fields));
        Duration timeout =
                fields.duration("timeout", Duration.ofMillis(50), LONGEST_FETCH).orElse(LONGEST_FETCH);
        Optional<Edge> go = edge("go", fields);
        Optional<Edge> failed = edge("failed", fields);
        if (url.isEmpty() || go.isEmpty() || failed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Fetch(name, posts ? "POST" : "GET", url.get(), body, into, timeout, go.get(), failed.get()));
    }

    private Optional<Variable> answer(Tree tree, Fields fields) {
        return fields.textOf(tree, "\"into\" of " + fields.owner()).flatMap(word -> {
            Variable answer = parts.answers().get(word);
            if (answer == null) {
                complaints.error(
                        tree.place(),
                        "there is no answer \"" + word + "\""
                                + Spelling.suggestion(word, parts.answers().keySet()));
            }
            return Optional.ofNullable(answer);
        });
    }

    Optional<Node> transfer(String name, Fields fields) {
        Optional<Text> to = fields.required("to").flatMap(this::template);
        Optional<Prompt> prompt = fields.tree("prompt").flatMap(parts.prompts()::read);
        Optional<Edge> answered = edge("answered", fields);
        Optional<Edge> failed = edge("failed", fields);
        if (to.isEmpty() || answered.isEmpty() || failed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Transfer(name, to.get(), prompt, answered.get(), failed.get()));
    }

    Optional<Node> subFlow(String name, Fields fields) {
        Optional<String> flow = fields.requiredText("flow");
        Map<String, Text> inputs = templates("inputs", fields);
        Map<String, Edge> outcomes = new LinkedHashMap<>();
        fields.required("outcomes");
        fields.fields("outcomes")
                .map(Fields::all)
                .orElse(List.of())
                .forEach(outcome -> parts.edges()
                        .read(outcome.value(), false)
                        .ifPresent(edge -> outcomes.put(outcome.name(), edge)));
        return flow.map(other -> new SubFlow(name, other, inputs, outcomes, Optional.empty()));
    }

    private Optional<Edge> edge(String field, Fields fields) {
        return fields.required(field).flatMap(tree -> parts.edges().read(tree, false));
    }

    private Map<String, Text> templates(String name, Fields fields) {
        Map<String, Text> templates = new LinkedHashMap<>();
        for (Field field : fields.fields(name).map(Fields::all).orElse(List.of())) {
            template(field.value()).ifPresent(text -> templates.put(field.name(), text));
        }
        return templates;
    }

    private Optional<Text> template(Tree tree) {
        if (tree instanceof Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(parts.prompts().template(scalar));
        }
        complaints.error(tree.place(), "this must be a text such as \"{order_id}\", not " + tree.what());
        return Optional.empty();
    }
}
