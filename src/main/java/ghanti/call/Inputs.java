package ghanti.call;

import ghanti.flow.Flow;
import ghanti.flow.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The inputs of a call, checked against what its flow declares.
 *
 * @param values those of the right type, in their one form
 * @param faults what is missing, wrong or unknown
 */
public record Inputs(Map<String, Object> values, List<Fault> faults) {

    /**
     * What is wrong with one field of a request.
     *
     * @param field such as {@code inputs.order_id}
     */
    public record Fault(String field, String message) {}

    /** Checks raw JSON values. */
    public static Inputs check(Flow flow, Map<String, Object> raw) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<Fault> faults = new ArrayList<>();
        for (Variable input : flow.inputs().values()) {
            Object given = raw.get(input.name());
            if (given == null) {
                if (!input.optional()) {
                    faults.add(fault(
                            input.name(),
                            "is required and must be " + input.type().expected()));
                }
            } else {
                input.type()
                        .read(given)
                        .ifPresentOrElse(
                                value -> values.put(input.name(), value),
                                () -> faults.add(fault(
                                        input.name(), "must be " + input.type().expected())));
            }
        }
        return new Inputs(values, faults);
    }

    /** Names that the flow does not declare. */
    public static List<Fault> unknown(Flow flow, Map<String, Object> raw) {
        String known = flow.inputs().isEmpty()
                ? "none"
                : String.join(", ", flow.inputs().keySet());
        return raw.keySet().stream()
                .filter(name -> !flow.inputs().containsKey(name))
                .map(name -> fault(name, "is no input of flow " + flow.name() + "; its inputs are: " + known))
                .toList();
    }

    private static Fault fault(String name, String message) {
        return new Fault("inputs." + name, message);
    }

    /** True if the conversation can be held with these. */
    public boolean areComplete() {
        return faults.isEmpty();
    }
}
