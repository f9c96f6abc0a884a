package ghanti.flow.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tables of the guide to the language: what each mapping of a flow may hold, as the schema says it. */
final class FieldTables {

    private static final String NODE = "node-";
    private static final String QUESTION = "question";

    /** How the guide speaks of a part of the schema. */
    private static final Map<String, String> PARTS = Map.ofEntries(
            Map.entry("prompt", "[prompt](#prompts)"),
            Map.entry("edge", "[edge](#edges)"),
            Map.entry("condition", "[condition](#conditions)"),
            Map.entry("node", "[node](#nodes)"),
            Map.entry("defaults", "[mapping](#questions)"),
            Map.entry("call", "[mapping](#calling-again-escalating-following-up)"),
            Map.entry("exotel", "`{app: …, caller_id: …}`"),
            Map.entry("retry", "[rule](#retry)"),
            Map.entry("escalate", "[mapping](#escalate)"),
            Map.entry("then", "[mapping](#then)"),
            Map.entry("input", "`{type: …, optional: true}`"),
            Map.entry("answer", "`{type: …}`"),
            Map.entry("case", "`{if: …, go: …}`"),
            Map.entry("words", "`{prompt: …}`"),
            Map.entry("answer-words", "[words](#listen)"));

    private final JsonNode schema = JsonMapper.shared().valueToTree(new FlowSchema().schema());
    private final Map<String, JsonNode> asked =
            fields(JsonMapper.shared().valueToTree(new NodeSchemas(ModelDocs.read()).question()));

    /** What has a table: the file, what questions have in common, and every mapping whose fields are not told where it is named. */
    Set<String> names() {
        Map<String, JsonNode> names = new LinkedHashMap<>();
        names.put("file", schema);
        names.put(QUESTION, schema);
        fields(schema.get("definitions")).forEach((name, part) -> {
            if (part.has("properties")
                    && !Set.of("node", "answer", "words", "case", "defaults").contains(name)) {
                names.put(name, part);
            }
        });
        return names.keySet();
    }

    /** The table, under the sentence that says what a node of that type does. */
    String table(String name) {
        JsonNode part = name.equals("file") || name.equals(QUESTION)
                ? schema
                : schema.get("definitions").get(name);
        StringBuilder text = new StringBuilder();
        if (name.startsWith(NODE)) {
            text.append(part.get("description").stringValue()).append("\n\n");
        }
        text.append("| field | value | meaning |\n|---|---|---|\n");
        List<String> required = new ArrayList<>();
        (name.equals(QUESTION) ? schema.at("/definitions/node-menu") : part)
                .path("required")
                .forEach(field -> required.add(field.stringValue()));
        Map<String, JsonNode> rows = name.equals(QUESTION) ? asked : fields(part.get("properties"));
        rows.forEach((field, value) -> {
            boolean toldBefore = name.startsWith(NODE) && (field.equals("type") || value.equals(asked.get(field)));
            if (!toldBefore) {
                String star = required.contains(field) ? " *" : "";
                text.append("| `%s`%s | %s | %s |\n".formatted(field, star, value(value), meaning(value)));
            }
        });
        return text.toString();
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        Map<String, JsonNode> fields = new LinkedHashMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    /** A part that is told by the sentence of its class reads like the others. */
    private static String meaning(JsonNode field) {
        String said = field.get("description").stringValue();
        return said.endsWith(".")
                ? said.substring(0, 1).toLowerCase(Locale.ROOT) + said.substring(1, said.length() - 1)
                : said;
    }

    /** What an author may write there. */
    private static String value(JsonNode field) {
        JsonNode reference = field.has("$ref") ? field.get("$ref") : field.at("/allOf/0/$ref");
        if (reference.isString()) {
            String part = reference.stringValue().replaceAll(".*/", "");
            return PARTS.getOrDefault(part, part);
        }
        if (field.has("anyOf")) {
            JsonNode other = field.get("anyOf").get(1);
            return value(field.get("anyOf").get(0)) + ", or " + (other.has("items") ? "a list" : value(other));
        }
        if (field.has("enum")) {
            return field.get("enum").size() > 6 ? "[type](#types)" : quoted(field.get("enum"));
        }
        if (field.path("additionalProperties").isObject()) {
            String names = field.at("/propertyNames/pattern").stringValue("").contains("#") ? "by key: " : "by name: ";
            return names + value(field.get("additionalProperties"));
        }
        if (field.has("minimum")) {
            return field.get("minimum") + " to " + field.get("maximum");
        }
        if (field.path("type").stringValue("").equals("boolean")) {
            return "`true`, `false`";
        }
        return field.has("examples")
                ? "such as " + quoted(field.get("examples"))
                : field.path("type").isString() ? "text" : "value";
    }

    /** Words as an author writes them: in quotes where YAML would take them for something else. */
    private static String quoted(JsonNode words) {
        List<String> quoted = new ArrayList<>();
        words.forEach(word -> {
            String text = word.stringValue();
            boolean plain = text.matches("[A-Za-z0-9][A-Za-z0-9_./ -]*");
            quoted.add(plain ? "`" + text + "`" : "`\"" + text + "\"`");
        });
        return String.join(", ", quoted);
    }
}
