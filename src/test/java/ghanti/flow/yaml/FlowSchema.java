package ghanti.flow.yaml;

import static ghanti.flow.yaml.SchemaParts.anyOf;
import static ghanti.flow.yaml.SchemaParts.boundedNumber;
import static ghanti.flow.yaml.SchemaParts.described;
import static ghanti.flow.yaml.SchemaParts.flag;
import static ghanti.flow.yaml.SchemaParts.listOrOne;
import static ghanti.flow.yaml.SchemaParts.map;
import static ghanti.flow.yaml.SchemaParts.mapping;
import static ghanti.flow.yaml.SchemaParts.named;
import static ghanti.flow.yaml.SchemaParts.oneOf;
import static ghanti.flow.yaml.SchemaParts.pattern;
import static ghanti.flow.yaml.SchemaParts.ref;
import static ghanti.flow.yaml.SchemaParts.text;

import ghanti.flow.Asking;
import ghanti.flow.Branch;
import ghanti.flow.CallPolicy;
import ghanti.flow.Condition;
import ghanti.flow.Edge;
import ghanti.flow.Escalation;
import ghanti.flow.ExotelChoice;
import ghanti.flow.Flow;
import ghanti.flow.FollowUp;
import ghanti.flow.InputType;
import ghanti.flow.Node;
import ghanti.flow.Prompt;
import ghanti.flow.Variable;
import ghanti.flow.WordGroup;
import ghanti.flow.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The language as a JSON Schema, with which editors complete and check flows while they are written. Its words are those of the
 * model's javadoc.
 */
final class FlowSchema {

    private static final String NODE = "node-";
    private static final String NODE_NAME = "^[A-Za-z][A-Za-z0-9_-]{0,63}$";
    private static final String VARIABLE_NAME = "^[A-Za-z][A-Za-z0-9_]{0,39}$";

    private final ModelDocs docs = ModelDocs.read();

    /** What has fields: each of these is compared with what the readers know. */
    private final Map<String, Map<String, Object>> mappings = new LinkedHashMap<>();

    FlowSchema() {
        mappings.put("long-edge", edge());
        mappings.put("case", branchCase());
        mappings.put(
                "words", mapping(List.of("prompt"), map("prompt", described(docs.of(Prompt.class), ref("prompt")))));
        mappings.put("call", call());
        mappings.put("retry", retry());
        mappings.put("escalate", escalate());
        mappings.put("then", then());
        mappings.put("defaults", defaults());
        mappings.put("exotel", exotel());
        mappings.put("input", input());
        mappings.put("answer", mapping(List.of("type"), map("type", types())));
        new NodeSchemas(docs).all().forEach((type, node) -> mappings.put(NODE + type, node));
    }

    /** The fields of a mapping; {@code flow} is the file itself, {@code node-menu} a node of that type. */
    Map<String, Object> fields(String name) {
        Map<String, Object> mapping = name.equals("flow") ? file() : mappings.getOrDefault(name, Map.of());
        return SchemaParts.object(mapping.getOrDefault("properties", Map.of()));
    }

    /** The types of nodes, as authors write them. */
    List<String> nodeTypes() {
        return mappings.keySet().stream()
                .filter(name -> name.startsWith(NODE))
                .map(name -> name.substring(NODE.length()))
                .toList();
    }

    Map<String, Object> schema() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        definitions.put("prompt", described(docs.of(Prompt.class), anyOf(text(), named("", text()))));
        definitions.put("edge", described(docs.of(Edge.class), anyOf(text(), ref("long-edge"))));
        definitions.put("condition", described(docs.of(Condition.class), text("prep_minutes >= 5")));
        definitions.put("duration", pattern("^[0-9]{1,6}(ms|s|m|h)$", "1500ms", "6s", "2m", "4h"));
        definitions.put("key", pattern("^[0-9*#]$", "#"));
        definitions.put("answer-words", answerWords());
        definitions.put("node", node());
        definitions.putAll(mappings);
        Map<String, Object> schema = map(
                "$schema", "http://json-schema.org/draft-07/schema#",
                "title", "A conversation of ghanti",
                "description", docs.of(Flow.class) + " See docs/flow-language.md");
        schema.putAll(file());
        schema.put("definitions", definitions);
        return schema;
    }

    private Map<String, Object> answerWords() {
        Map<String, Object> own = named("", listOrOne(text()));
        return described(docs.of(Words.class), listOrOne(anyOf(oneOf(WordGroup.words()), own)));
    }

    private Map<String, Object> file() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("flow", flow("name", pattern("^[a-z][a-z0-9-]{0,63}$")));
        fields.put("title", flow("title", text()));
        fields.put("languages", flow("languages", listOrOne(text())));
        fields.put("inputs", flow("inputs", named(VARIABLE_NAME, ref("input"))));
        fields.put("answers", flow("answers", named(VARIABLE_NAME, ref("answer"))));
        fields.put("defaults", described(docs.of(NodeReader.Defaults.class), ref("defaults")));
        fields.put("apology", flow("apology", ref("prompt")));
        fields.put("cancelled", flow("cancelled", ref("prompt")));
        fields.put("call", flow("call", ref("call")));
        fields.put("exotel", flow("exotel", ref("exotel")));
        fields.put("prompts", flow("prompts", oneOf(List.of("text", "audio"))));
        fields.put("record", flow("recorded", flag()));
        fields.put("in_band_keys", flow("inBandKeys", flag()));
        fields.put("start", flow("start", text()));
        fields.put("nodes", flow("nodes", named(NODE_NAME, ref("node"))));
        return mapping(List.of("flow", "languages", "start", "nodes"), fields);
    }

    private Map<String, Object> flow(String component, Map<String, Object> schema) {
        return described(docs.of(Flow.class, component), schema);
    }

    private Map<String, Object> edge() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("go", described(docs.of(Edge.class, "to"), text()));
        fields.put("set", described(docs.of(Edge.class, "set"), given()));
        fields.put("report", described(docs.of(Edge.class, "report"), text()));
        fields.put("language", described(docs.of(Edge.class, "language"), text()));
        return mapping(List.of("go"), fields);
    }

    private Map<String, Object> branchCase() {
        return mapping(
                List.of("if", "go"),
                map(
                        "if", described(docs.of(Branch.Case.class, "condition"), ref("condition")),
                        "go", described(docs.of(Branch.Case.class, "go"), ref("edge"))));
    }

    private Map<String, Object> call() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("max_duration", call("maxDuration", ref("duration")));
        fields.put("window", call("window", pattern("^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$", "09:00-21:00")));
        fields.put("time_zone", call("zone", text("Asia/Kolkata")));
        fields.put("holidays", call("holidays", text("holidays.txt")));
        fields.put("daily_limit", call("dailyLimit", boundedNumber(1, 50)));
        fields.put("retry", call("retries", listOrOne(ref("retry"))));
        fields.put("escalate", call("escalation", ref("escalate")));
        return mapping(List.of(), fields);
    }

    private Map<String, Object> call(String component, Map<String, Object> schema) {
        return described(docs.of(CallPolicy.class, component), schema);
    }

    private Map<String, Object> retry() {
        Map<String, Object> ends = oneOf(List.of("no_answer", "busy", "failed", "no_response", "hung_up"));
        return mapping(
                List.of("on"),
                map(
                        "on", described(docs.of(CallPolicy.Retry.class, "on"), listOrOne(ends)),
                        "attempts", described(docs.of(CallPolicy.Retry.class, "attempts"), boundedNumber(1, 10)),
                        "wait", described(docs.of(CallPolicy.Retry.class, "waits"), listOrOne(ref("duration")))));
    }

    private Map<String, Object> escalate() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("on", escalation("on", listOrOne(text())));
        fields.put("after", escalation("after", ref("duration")));
        fields.put("to", escalation("to", listOrOne(text("{manager_number}", "+919876543210"))));
        fields.put("flow", escalation("flow", text()));
        fields.put("inputs", escalation("inputs", given()));
        return mapping(List.of(), fields);
    }

    private Map<String, Object> escalation(String component, Map<String, Object> schema) {
        return described(docs.of(Escalation.class, component), schema);
    }

    private Map<String, Object> then() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("flow", described(docs.of(FollowUp.class, "flow"), text()));
        fields.put("after", described(docs.of(FollowUp.class, "after"), text("10m", "prep_minutes - 3 min")));
        fields.put("inputs", described(docs.of(FollowUp.class, "inputs"), given()));
        return mapping(List.of("flow", "after"), fields);
    }

    private static Map<String, Object> given() {
        return named(VARIABLE_NAME, map("type", List.of("string", "number", "boolean")));
    }

    private Map<String, Object> defaults() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("attempts", described(docs.of(Asking.class, "attempts"), boundedNumber(1, 9)));
        fields.put("timeout", described(docs.of(Asking.class, "timeout"), ref("duration")));
        fields.put("between_keys", described(docs.of(Asking.class, "betweenKeys"), ref("duration")));
        fields.put("barge_in", described(docs.of(Asking.class, "bargeIn"), flag()));
        fields.put("exhausted", described(docs.of(Asking.class, "exhausted"), ref("edge")));
        return mapping(List.of(), fields);
    }

    private Map<String, Object> exotel() {
        return mapping(
                List.of(),
                map(
                        "app", described(docs.of(ExotelChoice.class, "app"), text()),
                        "caller_id", described(docs.of(ExotelChoice.class, "callerId"), text())));
    }

    private Map<String, Object> input() {
        return mapping(
                List.of("type"),
                map("type", types(), "optional", described(docs.of(Variable.class, "optional"), flag())));
    }

    private Map<String, Object> types() {
        return described(
                docs.of(Variable.class, "type"),
                oneOf(Arrays.stream(InputType.values()).map(InputType::word).toList()));
    }

    private Map<String, Object> node() {
        List<Object> byType = new ArrayList<>();
        for (String type : nodeTypes()) {
            byType.add(map(
                    "if", map("properties", map("type", map("const", type))),
                    "then", ref(NODE + type)));
        }
        Map<String, Object> node = map("type", "object", "description", docs.of(Node.class));
        node.put("required", List.of("type"));
        node.put("properties", map("type", described(docs.of(Node.class), oneOf(nodeTypes()))));
        node.put("allOf", byType);
        return node;
    }
}
