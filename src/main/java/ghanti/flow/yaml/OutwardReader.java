package ghanti.flow.yaml;

import ghanti.flow.Edge;
import ghanti.flow.Fetch;
import ghanti.flow.Node;
import ghanti.flow.Prompt;
import ghanti.flow.Spelling;
import ghanti.flow.SubFlow;
import ghanti.flow.Text;
import ghanti.flow.Transfer;
import ghanti.flow.Variable;
import ghanti.flow.yaml.NodeReader.Parts;
import java.time.Duration;
import java.util.ArrayList;
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
    private final Templates templates;
    private final NumberReader numbers;
    private final AddressReader addresses;

    OutwardReader(Parts parts, Complaints complaints) {
        this.parts = parts;
        this.complaints = complaints;
        this.templates = new Templates(parts.prompts(), complaints);
        this.addresses = new AddressReader(templates, complaints);
        this.numbers = new NumberReader(templates, parts.prompts().variables(), complaints);
    }

    Node fetch(String name, Fields fields) {
        boolean posts = fields.tree("post").isPresent();
        if (posts == fields.tree("get").isPresent()) {
            complaints.error(fields.place(), fields.owner() + " needs either \"get:\" or \"post:\" with an address");
        }
        Text url = fields.tree(posts ? "post" : "get").map(addresses::read).orElse(Templates.UNREAD);
        Map<String, Text> body = templates.named("body", fields);
        if (!posts && !body.isEmpty()) {
            complaints.error(fields.placeOf("body"), "only \"post:\" has a body");
        }
        List<Variable> into = new ArrayList<>(fields.list("into", tree -> Optional.of(answer(tree, fields))));
        Duration timeout =
                fields.duration("timeout", Duration.ofMillis(50), LONGEST_FETCH).orElse(LONGEST_FETCH);
        Edge go = parts.edges().required("go", fields);
        Edge failed = parts.edges().required("failed", fields);
        if (!fields.noOthers()) {
            into.add(NodeReader.UNREAD);
        }
        return new Fetch(name, posts ? "POST" : "GET", url, body, into, timeout, go, failed);
    }

    private Variable answer(Tree tree, Fields fields) {
        Optional<String> name = fields.textOf(tree, "\"into\" of " + fields.owner());
        return name.flatMap(word -> {
                    Variable answer = parts.answers().get(word);
                    if (answer == null) {
                        complaints.error(
                                tree.place(),
                                "there is no answer \"" + word + "\""
                                        + Spelling.suggestion(
                                                word, parts.answers().keySet()));
                        return Spelling.nearest(word, parts.answers().keySet()).map(parts.answers()::get);
                    }
                    return Optional.of(answer);
                })
                .orElse(NodeReader.UNREAD);
    }

    Node transfer(String name, Fields fields) {
        Text to = fields.required("to").map(numbers::read).orElse(Templates.UNREAD);
        Optional<Prompt> prompt = fields.tree("prompt").map(parts.prompts()::read);
        Edge answered = parts.edges().required("answered", fields);
        Edge failed = parts.edges().required("failed", fields);
        return new Transfer(name, to, prompt, answered, failed);
    }

    Node subFlow(String name, Fields fields) {
        Optional<String> flow = fields.requiredText("flow");
        Map<String, Text> inputs = templates.named("inputs", fields);
        Map<String, Edge> outcomes = new LinkedHashMap<>();
        fields.required("outcomes");
        fields.fields("outcomes")
                .ifPresentOrElse(
                        all -> all.all()
                                .forEach(outcome -> outcomes.put(
                                        outcome.name(), parts.edges().read(outcome.value(), false))),
                        () -> outcomes.put(Edge.UNREAD, Edge.unread()));
        return new SubFlow(name, flow.orElse(Edge.UNREAD), inputs, outcomes, Optional.empty());
    }
}
