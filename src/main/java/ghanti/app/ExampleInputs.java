package ghanti.app;

import ghanti.call.Json;
import ghanti.flow.Flow;
import ghanti.flow.InputType;
import ghanti.flow.Variable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Inputs for a call that is only played.
 *
 * @param values of every input, in the one form of its type
 * @param examples names of those that were not given
 */
record ExampleInputs(Map<String, Object> values, Set<String> examples) {

    /** @throws UsageException if a given value is not of its type, or no input */
    static ExampleInputs of(Flow flow, Map<String, String> given) {
        for (String name : given.keySet()) {
            if (!flow.inputs().containsKey(name)) {
                throw new UsageException("flow " + flow.name() + " has no input \"" + name + "\"; its inputs are "
                        + String.join(", ", flow.inputs().keySet()));
            }
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Set<String> examples = new TreeSet<>();
        for (Variable input : flow.inputs().values()) {
            String text = given.get(input.name());
            if (text == null) {
                examples.add(input.name());
                values.put(input.name(), example(input.type()));
            } else if (!text.isEmpty()) {
                values.put(input.name(), read(input, text));
            }
        }
        return new ExampleInputs(values, examples);
    }

    /** @throws UsageException if the text is no value of that input */
    static Object read(Variable input, String text) {
        Optional<Object> value = switch (input.type()) {
            case NUMBER, RUPEES ->
                text.matches("-?[0-9]{1,15}(\\.[0-9]{1,2})?")
                        ? input.type().read(new BigDecimal(text))
                        : Optional.empty();
            case BOOLEAN -> text.matches("true|false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
            case ITEMS -> input.type().read(items(text));
            default -> input.type().read(text);
        };
        return value.orElseThrow(() ->
                new UsageException(input.name() + " must be " + input.type().expected() + ", not \"" + text + "\""));
    }

    /** {@code 2 समोसा, 1 चाय}, or JSON. */
    private static Object items(String text) {
        if (text.strip().startsWith("[")) {
            return Json.object("{\"items\":" + text + "}")
                    .map(object -> object.get("items"))
                    .orElse(List.of());
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (String one : text.split(",", -1)) {
            String item = one.strip();
            int space = item.indexOf(' ');
            boolean counted = space > 0 && item.substring(0, space).matches("[0-9]{1,6}");
            items.add(Map.of(
                    "name", counted ? item.substring(space).strip() : item,
                    "quantity", counted ? Long.parseLong(item.substring(0, space)) : 1L));
        }
        return items;
    }

    private static Object example(InputType type) {
        return switch (type) {
            case TEXT -> "शर्मा स्वीट्स";
            case DIGITS -> "1042";
            case NUMBER -> 12L;
            case RUPEES -> 450L;
            case DATE -> "2026-11-21";
            case TIME -> "19:30";
            case PHONE -> "+919876543210";
            case BOOLEAN -> true;
            case ITEMS ->
                List.of(Map.of("name", "समोसा", "quantity", 2L), Map.of("name", "गुलाब जामुन", "quantity", 4L));
        };
    }
}
