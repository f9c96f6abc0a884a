package ghanti.flow.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parts that a JSON Schema is made of. */
final class SchemaParts {

    private SchemaParts() {}

    /** Names and values in turn, in their order. */
    static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A value of JSON that is known to be an object. */
    static Map<String, Object> object(Object value) {
        Map<String, Object> object = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((name, one) -> object.put((String) name, one));
        return object;
    }

    static Map<String, Object> mapping(List<String> required, Map<String, Object> fields) {
        Map<String, Object> mapping = map("type", "object", "additionalProperties", false, "properties", fields);
        if (!required.isEmpty()) {
            mapping.put("required", required);
        }
        return mapping;
    }

    /** A mapping whose names the author chooses; without a pattern for them any will do. */
    static Map<String, Object> named(String pattern, Map<String, Object> values) {
        Map<String, Object> named = map("type", "object", "additionalProperties", values);
        if (!pattern.isEmpty()) {
            named.put("propertyNames", map("pattern", pattern));
        }
        return named;
    }

    static Map<String, Object> text(String... examples) {
        return withExamples(map("type", "string"), examples);
    }

    static Map<String, Object> pattern(String pattern, String... examples) {
        return withExamples(map("type", "string", "pattern", pattern), examples);
    }

    private static Map<String, Object> withExamples(Map<String, Object> schema, String... examples) {
        if (examples.length > 0) {
            schema.put("examples", List.of(examples));
        }
        return schema;
    }

    static Map<String, Object> flag() {
        return map("type", "boolean");
    }

    static Map<String, Object> oneOf(List<String> words) {
        return map("type", "string", "enum", words);
    }

    static Map<String, Object> boundedNumber(int least, int most) {
        return map("type", "integer", "minimum", least, "maximum", most);
    }

    static Map<String, Object> anyOf(Map<String, Object> one, Map<String, Object> other) {
        return map("anyOf", List.of(one, other));
    }

    static Map<String, Object> listOrOne(Map<String, Object> schema) {
        return anyOf(schema, map("type", "array", "items", schema));
    }

    static Map<String, Object> ref(String definition) {
        return map("$ref", "#/definitions/" + definition);
    }

    /** Beside a reference nothing counts in draft 7, so it goes one level down. */
    static Map<String, Object> described(String description, Map<String, Object> schema) {
        Map<String, Object> described = map("description", description);
        if (schema.containsKey("$ref")) {
            described.put("allOf", List.of(schema));
        } else {
            described.putAll(schema);
        }
        return described;
    }
}
