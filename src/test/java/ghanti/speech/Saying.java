package ghanti.speech;

import ghanti.engine.Engine;
import ghanti.flow.Flow;
import ghanti.flow.InputType;
import ghanti.flow.yaml.FlowTexts;
import java.util.List;
import java.util.Map;

/** Says prompts in tests. */
final class Saying {

    private static final String FLOW = """
            flow: test
            languages: [hi, hi-Latn, en, mr, hi-IN, en-IN, ta]
            inputs: {%s}
            start: bye
            nodes:
              bye:
                type: end
                outcome: done
                prompt: {hi: "%s", hi-Latn: "%<s", en: "%<s", mr: "%<s", hi-IN: "%<s", en-IN: "%<s", ta: "%<s"}
            """;

    private Saying() {}

    /** One value as its type, or the format after the type, says it. */
    static String value(String language, InputType type, Object value, String... format) {
        Object read = type.read(value).orElseThrow(() -> new AssertionError(value + " is not " + type.expected()));
        String prompt = "{v" + (format.length == 0 ? "" : "|" + format[0]) + "}";
        return prompt(language, "v: {type: " + type.word() + "}", prompt, Map.of("v", read));
    }

    /** A whole prompt. */
    static String prompt(String language, String inputs, String prompt, Map<String, Object> values) {
        Flow flow = FlowTexts.flow(FLOW.formatted(inputs, prompt));
        return new Speaker()
                .words(flow, Engine.start(flow, values, language).session().lines());
    }

    /** Items as a call brings them: name and quantity in turn. */
    static List<Map<String, Object>> items(Object... namesAndQuantities) {
        return java.util.stream.IntStream.range(0, namesAndQuantities.length / 2)
                .<Map<String, Object>>mapToObj(
                        i -> Map.of("name", namesAndQuantities[2 * i], "quantity", namesAndQuantities[2 * i + 1]))
                .toList();
    }
}
