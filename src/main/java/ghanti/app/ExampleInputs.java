package ghanti.app;

import ghanti.call.InputText;
import ghanti.flow.Flow;
import ghanti.flow.InputType;
import ghanti.flow.Variable;
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
        Optional<Object> value = InputText.read(text, input.type());
        if (input.type() == InputType.ITEMS && text.strip().equals("[]")) {
            throw new UsageException(input.name() + " needs at least one item; leave it out with --set " + input.name()
                    + "= if there is none");
        }
        return value.orElseThrow(() ->
                new UsageException(input.name() + " must be " + input.type().expected() + ", not \"" + text + "\""));
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
