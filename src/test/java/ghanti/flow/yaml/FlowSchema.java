package ghanti.flow.yaml;

import static ghanti.flow.yaml.SchemaParts.anyOf;
import static ghanti.flow.yaml.SchemaParts.boundedNumber;
import static ghanti.flow.yaml.SchemaParts.described;
import static ghanti.flow.yaml.SchemaParts.listOrOne;
import static ghanti.flow.yaml.SchemaParts.map;
import static ghanti.flow.yaml.SchemaParts.mapping;
import static ghanti.flow.yaml.SchemaParts.named;
import static ghanti.flow.yaml.SchemaParts.oneOf;
import static ghanti.flow.yaml.SchemaParts.pattern;
import static ghanti.flow.yaml.SchemaParts.ref;
import static ghanti.flow.yaml.SchemaParts.text;

import ghanti.flow.InputType;
import ghanti.flow.WordGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The language as a JSON Schema, with which editors complete and check flows while they are written. */
final class FlowSchema {

    private static final String NODE = "node-";
    private static final String NODE_NAME = "^[A-Za-z][A-Za-z0-9_-]{0,63}$";
    private static final String VARIABLE_NAME = "^[A-Za-z][A-Za-z0-9_]{0,39}$";

    /** What has fields: each of these is compared with what the readers know. */
    private final Map<String, Map<String, Object>> mappings = new LinkedHashMap<>();

    FlowSchema() {
        mappings.put("long-edge", edge());
        mappings.put("case", mapping(List.of("if", "go"), map("if", ref("condition"), "go", ref("edge"))));
        mappings.put("words", mapping(List.of("prompt"), map("prompt", ref("prompt"))));
        mappings.put("call", call());
        mappings.put("retry", retry());
        mappings.put("escalate", escalate());
        mappings.put("then", then());
        mappings.put("defaults", defaults());
        mappings.put("exotel", mapping(List.of(), map("app", text(), "caller_id", text())));
        mappings.put("input", mapping(List.of("type"), map("type", types(), "optional", map("type", "boolean"))));
        mappings.put("answer", mapping(List.of("type"), map("type", types())));
        NodeSchemas.all().forEach((type, node) -> mappings.put(NODE + type, node));
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
        definitions.put("prompt", described("One text, or one per language", anyOf(text(), named("", text()))));
        definitions.put(
                "edge",
                described("A node's name, repeat, or {go, set, report, language}", anyOf(text(), ref("long-edge"))));
        definitions.put("condition", described("CEL over inputs and answers, true or false", text()));
        definitions.put("duration", described("Such as 1500ms, 6s, 2m, 4h", pattern("^[0-9]{1,6}(ms|s|m|h)$")));
        definitions.put("key", pattern("^[0-9*#]$"));
        definitions.put("answer-words", answerWords());
        definitions.put("node", node());
        definitions.putAll(mappings);
        Map<String, Object> schema = map(
                "$schema", "http://json-schema.org/draft-07/schema#",
                "title", "A conversation of ghanti",
                "description", "Generated; see docs/flow-language.md");
        schema.putAll(file());
        schema.put("definitions", definitions);
        return schema;
    }

    private static Map<String, Object> answerWords() {
        Map<String, Object> own = named("", listOrOne(text()));
        return described(
                "The name of a group, words by language, or a list of these",
                listOrOne(anyOf(oneOf(WordGroup.words()), own)));
    }

    private static Map<String, Object> file() {
        return mapping(
                List.of("flow", "languages", "start", "nodes"),
                map(
                        "flow", described("The file's own name", pattern("^[a-z][a-z0-9-]{0,63}$")),
                        "title", described("For people", text()),
                        "languages", described("BCP 47; the first is the default", listOrOne(text())),
                        "inputs", described("What a call must bring", named(VARIABLE_NAME, ref("input"))),
                        "answers", described("What the conversation finds out", named(VARIABLE_NAME, ref("answer"))),
                        "defaults", described("For every question", ref("defaults")),
                        "apology", described("Said when something is broken on our side", ref("prompt")),
                        "cancelled", described("Said to who answers a call that is no longer needed", ref("prompt")),
                        "call", described("How calls are placed", ref("call")),
                        "exotel", described("Where they differ from the settings", ref("exotel")),
                        "prompts",
                                described(
                                        "Who speaks in Gather and Greeting; else as the settings say",
                                        oneOf(List.of("text", "audio"))),
                        "record", described("Whether its calls are recorded over a stream", map("type", "boolean")),
                        "in_band_keys",
                                described("Whether keys are also heard in a stream's sound", map("type", "boolean")),
                        "start", described("The first node", text()),
                        "nodes", described("The states, by name", named(NODE_NAME, ref("node")))));
    }

    private static Map<String, Object> edge() {
        return mapping(
                List.of("go"),
                map(
                        "go", described("The next node, or repeat under a key", text()),
                        "set",
                                described(
                                        "Gives answers a value",
                                        named(VARIABLE_NAME, map("type", List.of("string", "number", "boolean")))),
                        "report", described("A word that the business hears at once", text()),
                        "language", described("Spoken from here on", text())));
    }

    private static Map<String, Object> call() {
        return mapping(
                List.of(),
                map(
                        "max_duration", described("10s to 4h", ref("duration")),
                        "window",
                                described("When calls may be placed", pattern("^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$")),
                        "time_zone", described("Such as Asia/Kolkata", text()),
                        "holidays",
                                described(
                                        "A file beside the flows, with a day in each line on which nobody is called",
                                        text()),
                        "daily_limit",
                                described(
                                        "How often one number is rung on one day, by all flows", boundedNumber(1, 50)),
                        "retry", described("Which ends are tried again", listOrOne(ref("retry"))),
                        "escalate", described("What is done where nobody was reached", ref("escalate"))));
    }

    private static Map<String, Object> escalate() {
        return mapping(
                List.of(),
                map(
                        "on",
                                described(
                                        "Outcomes; else no_answer, busy, failed, no_response, hung_up",
                                        listOrOne(text())),
                        "after", described("Also if nobody was reached for so long, 1s to 48h", ref("duration")),
                        "to", described("Numbers to ring in turn", listOrOne(text())),
                        "flow", described("What is said to them; else the same flow", text()),
                        "inputs", described("What that flow is given besides inputs of the same name", given())));
    }

    private static Map<String, Object> given() {
        return named(VARIABLE_NAME, map("type", List.of("string", "number", "boolean")));
    }

    private static Map<String, Object> then() {
        return mapping(
                List.of("flow", "after"),
                map(
                        "flow", described("The conversation of that call", text()),
                        "after", described("A duration, or an expression and its unit: prep_minutes - 3 min", text()),
                        "inputs", described("What that flow is given besides values of the same name", given())));
    }

    private static Map<String, Object> retry() {
        return mapping(
                List.of("on"),
                map(
                        "on", listOrOne(oneOf(List.of("no_answer", "busy", "failed", "no_response", "hung_up"))),
                        "attempts", described("How many may end so, the first included", boundedNumber(1, 10)),
                        "wait", described("Before the second, third… of them", listOrOne(ref("duration")))));
    }

    private static Map<String, Object> defaults() {
        return mapping(
                List.of(),
                map(
                        "attempts", boundedNumber(1, 9),
                        "timeout", ref("duration"),
                        "between_keys", ref("duration"),
                        "barge_in", map("type", "boolean"),
                        "exhausted", ref("edge")));
    }

    private static Map<String, Object> types() {
        return oneOf(Arrays.stream(InputType.values()).map(InputType::word).toList());
    }

    private Map<String, Object> node() {
        List<Object> byType = new ArrayList<>();
        for (String type : nodeTypes()) {
            byType.add(map(
                    "if", map("properties", map("type", map("const", type))),
                    "then", ref(NODE + type)));
        }
        return map(
                "type",
                "object",
                "required",
                List.of("type"),
                "properties",
                map("type", oneOf(nodeTypes())),
                "allOf",
                byType);
    }
}
