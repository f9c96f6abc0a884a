package ghanti.flow.yaml;

import static ghanti.flow.yaml.SchemaParts.anyOf;
import static ghanti.flow.yaml.SchemaParts.boundedNumber;
import static ghanti.flow.yaml.SchemaParts.described;
import static ghanti.flow.yaml.SchemaParts.flag;
import static ghanti.flow.yaml.SchemaParts.listOrOne;
import static ghanti.flow.yaml.SchemaParts.map;
import static ghanti.flow.yaml.SchemaParts.mapping;
import static ghanti.flow.yaml.SchemaParts.named;
import static ghanti.flow.yaml.SchemaParts.pattern;
import static ghanti.flow.yaml.SchemaParts.ref;
import static ghanti.flow.yaml.SchemaParts.text;

import ghanti.flow.Asking;
import ghanti.flow.Branch;
import ghanti.flow.Converse;
import ghanti.flow.Digits;
import ghanti.flow.End;
import ghanti.flow.Fetch;
import ghanti.flow.Listen;
import ghanti.flow.Menu;
import ghanti.flow.Say;
import ghanti.flow.SubFlow;
import ghanti.flow.Transfer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The fields of every type of node. */
final class NodeSchemas {

    private static final String KEY = "^[0-9*#]$";

    private final ModelDocs docs;

    NodeSchemas(ModelDocs docs) {
        this.docs = docs;
    }

    /** By type, as authors write it. */
    Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();
        nodes.put("menu", keyed(Menu.class, Map.of()));
        nodes.put(
                "listen",
                keyed(
                        Listen.class,
                        map("words", described(docs.of(Listen.class, "words"), named(KEY, ref("answer-words"))))));
        nodes.put("converse", keyed(Converse.class, Map.of()));
        nodes.put("digits", digits());
        nodes.put("say", node(Say.class, List.of("prompt", "go"), map("prompt", ref("prompt"), "go", ref("edge"))));
        nodes.put("branch", branch());
        nodes.put("fetch", fetch());
        nodes.put(
                "transfer",
                node(
                        Transfer.class,
                        List.of("to", "answered", "failed"),
                        map(
                                "to", text("{desk_number}"),
                                "prompt", ref("prompt"),
                                "answered", ref("edge"),
                                "failed", ref("edge"))));
        nodes.put(
                "flow",
                node(
                        SubFlow.class,
                        List.of("flow", "outcomes"),
                        map(
                                "flow", text(),
                                "inputs", named("", text()),
                                "outcomes", named("", ref("edge")))));
        nodes.put(
                "end",
                node(
                        End.class,
                        List.of("outcome"),
                        map(
                                "outcome", pattern("^[a-z][a-z0-9_]{0,39}$"),
                                "prompt", ref("prompt"),
                                "then", ref("then"))));
        return nodes;
    }

    /** What all questions have in common. */
    Map<String, Object> question() {
        Map<String, Object> fields = map(
                "prompt", ref("prompt"),
                "no_input", ref("words"),
                "invalid", ref("words"),
                "attempts", boundedNumber(1, 9),
                "timeout", ref("duration"),
                "between_keys", ref("duration"),
                "barge_in", flag(),
                "exhausted", ref("edge"));
        fields.replaceAll((name, schema) -> described(docs.of(Asking.class, camelCase(name)), object(schema)));
        return fields;
    }

    private Map<String, Object> keyed(Class<?> type, Map<String, Object> own) {
        Map<String, Object> fields = question();
        fields.put("keys", named(KEY, ref("edge")));
        fields.putAll(own);
        return node(type, List.of("prompt", "keys"), fields);
    }

    private Map<String, Object> digits() {
        String length = docs.of(Digits.class, "minLength") + "; " + docs.of(Digits.class, "maxLength");
        Map<String, Object> range = pattern("^[0-9]{1,2}(\\.\\.[0-9]{1,2})?$", "4", "1..2");
        Map<String, Object> fields = question();
        fields.put("into", text());
        fields.put("length", described(length, anyOf(boundedNumber(1, 20), range)));
        fields.put("finish_on", ref("key"));
        fields.put("valid", ref("condition"));
        fields.put("go", ref("edge"));
        return node(Digits.class, List.of("prompt", "into", "length", "go"), fields);
    }

    private Map<String, Object> branch() {
        Map<String, Object> otherwise = described(docs.of(Branch.class, "otherwise"), ref("edge"));
        return node(Branch.class, List.of("when", "else"), map("when", listOrOne(ref("case")), "else", otherwise));
    }

    private Map<String, Object> fetch() {
        Map<String, Object> address = described(docs.of(Fetch.class, "url"), text());
        return node(
                Fetch.class,
                List.of("go", "failed"),
                map(
                        "get", address,
                        "post", address,
                        "body", named("", text()),
                        "into", listOrOne(text()),
                        "timeout", ref("duration"),
                        "go", ref("edge"),
                        "failed", ref("edge")));
    }

    /** @param own what has no description yet is described by the component of that name */
    private Map<String, Object> node(Class<?> type, List<String> required, Map<String, Object> own) {
        Map<String, Object> fields = map("type", described(docs.of(type), text()));
        own.forEach((name, schema) -> fields.put(
                name,
                object(schema).containsKey("description")
                        ? schema
                        : described(docs.of(type, camelCase(name)), object(schema))));
        Map<String, Object> node = map("description", docs.of(type));
        node.putAll(mapping(required, fields));
        return node;
    }

    private static Map<String, Object> object(Object schema) {
        return SchemaParts.object(schema);
    }

    /** A field as the record calls it: {@code finish_on} is {@code finishOn}. */
    private static String camelCase(String name) {
        StringBuilder camel = new StringBuilder();
        for (String word : name.split("_", -1)) {
            camel.append(camel.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return camel.toString();
    }
}
