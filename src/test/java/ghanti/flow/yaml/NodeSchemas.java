package ghanti.flow.yaml;

import static ghanti.flow.yaml.SchemaParts.anyOf;
import static ghanti.flow.yaml.SchemaParts.boundedNumber;
import static ghanti.flow.yaml.SchemaParts.described;
import static ghanti.flow.yaml.SchemaParts.listOrOne;
import static ghanti.flow.yaml.SchemaParts.map;
import static ghanti.flow.yaml.SchemaParts.mapping;
import static ghanti.flow.yaml.SchemaParts.named;
import static ghanti.flow.yaml.SchemaParts.pattern;
import static ghanti.flow.yaml.SchemaParts.ref;
import static ghanti.flow.yaml.SchemaParts.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of every type of node. */
final class NodeSchemas {

    private static final String KEY = "^[0-9*#]$";

    private NodeSchemas() {}

    /** By type, as authors write it. */
    static Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> nodes = new LinkedHashMap<>();
        for (String keyed : List.of("menu", "listen", "converse")) {
            Map<String, Object> own = map("keys", described("What each key does", named(KEY, ref("edge"))));
            if (keyed.equals("listen")) {
                own.put("words", described("What may be said instead of each key", named(KEY, ref("answer-words"))));
            }
            nodes.put(keyed, node(List.of("prompt", "keys"), question(own)));
        }
        nodes.put(
                "digits",
                node(
                        List.of("prompt", "into", "length", "go"),
                        question(map(
                                "into", described("The answer that takes the keys", text()),
                                "length",
                                        described(
                                                "4, or 1..2",
                                                anyOf(
                                                        boundedNumber(1, 20),
                                                        pattern("^[0-9]{1,2}(\\.\\.[0-9]{1,2})?$"))),
                                "finish_on", described("The key that ends the answer", ref("key")),
                                "valid", ref("condition"),
                                "go", ref("edge")))));
        nodes.put("say", node(List.of("prompt", "go"), map("prompt", ref("prompt"), "go", ref("edge"))));
        nodes.put(
                "branch",
                node(
                        List.of("when", "else"),
                        map(
                                "when",
                                described("The first that holds is taken", listOrOne(ref("case"))),
                                "else",
                                ref("edge"))));
        nodes.put(
                "fetch",
                node(
                        List.of("go", "failed"),
                        map(
                                "get", described("An address with values in it", text()),
                                "post", described("An address with values in it", text()),
                                "body", described("Fields of the JSON that is posted", named("", text())),
                                "into", described("The answers that take what comes back", listOrOne(text())),
                                "timeout", described("50ms to 1500ms", ref("duration")),
                                "go", ref("edge"),
                                "failed", described("Taken when nothing usable comes back", ref("edge")))));
        nodes.put(
                "transfer",
                node(
                        List.of("to", "answered", "failed"),
                        map(
                                "to", described("The number", text()),
                                "prompt", ref("prompt"),
                                "answered", described("Taken after that conversation", ref("edge")),
                                "failed", described("Taken if nobody picked up", ref("edge")))));
        nodes.put(
                "flow",
                node(
                        List.of("flow", "outcomes"),
                        map(
                                "flow", described("The other flow's name", text()),
                                "inputs", described("What it is given", named("", text())),
                                "outcomes",
                                        described("Where to go after each of its outcomes", named("", ref("edge"))))));
        nodes.put(
                "end",
                node(
                        List.of("outcome"),
                        map(
                                "outcome", described("What came of the call", pattern("^[a-z][a-z0-9_]{0,39}$")),
                                "prompt", ref("prompt"),
                                "then", described("A call to the same number that follows", ref("then")))));
        return nodes;
    }

    private static Map<String, Object> question(Map<String, Object> own) {
        Map<String, Object> fields = map(
                "prompt", described("The question", ref("prompt")),
                "no_input", described("Said before asking again after silence", ref("words")),
                "invalid", described("Said before asking again after an answer that is not allowed", ref("words")),
                "attempts", described("Silent or invalid answers until exhausted is taken", boundedNumber(1, 9)),
                "timeout", described("Seconds to wait for the first key", ref("duration")),
                "between_keys", described("On a stream, the wait for the next key; else 3s", ref("duration")),
                "barge_in", described("On a stream, whether a key stops the prompt; else true", map("type", "boolean")),
                "exhausted", described("Where to go after the last attempt", ref("edge")));
        fields.putAll(own);
        return fields;
    }

    private static Map<String, Object> node(List<String> required, Map<String, Object> own) {
        Map<String, Object> fields = map("type", text());
        fields.putAll(own);
        return mapping(required, fields);
    }
}
