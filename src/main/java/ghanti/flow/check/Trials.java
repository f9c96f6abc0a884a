package ghanti.flow.check;

import ghanti.flow.Comparisons;
import ghanti.flow.Condition;
import ghanti.flow.Condition.EvaluationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Tries conditions on every combination of sample values, as long as there are not too many. */
final class Trials {

    /** Of one condition. */
    private static final int MOST_AT_ONCE = 5_000;
    /** Of one flow, so that no file keeps a server from starting. */
    private static final int MOST = 100_000;

    private int made;

    /** Each condition is looked at together with the cases after it. */
    private final Map<Condition, Optional<Map<String, Set<Object>>>> comparisons = new HashMap<>();

    /** What several conditions compare each variable with, unless one of them does more. */
    Optional<Map<String, Set<Object>>> literals(List<Condition> conditions) {
        Map<String, Set<Object>> all = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            Optional<Map<String, Set<Object>>> own = comparisons.computeIfAbsent(condition, Comparisons::in);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            own.get()
                    .forEach((name, compared) -> all.computeIfAbsent(name, any -> new LinkedHashSet<>())
                            .addAll(compared));
        }
        return Optional.of(all);
    }

    /** Whether no combination passes; empty if that cannot be said. */
    Optional<Boolean> nonePasses(Map<String, List<@Nullable Object>> samples, Predicate<Map<String, Object>> passes) {
        long combinations = 1;
        for (List<@Nullable Object> values : samples.values()) {
            combinations = Math.min(MOST, combinations * values.size());
        }
        if (combinations == 0 || combinations > MOST_AT_ONCE || made + combinations > MOST) {
            return Optional.empty();
        }
        made += (int) combinations;
        List<Map.Entry<String, List<@Nullable Object>>> variables = new ArrayList<>(samples.entrySet());
        for (long number = 0; number < combinations; number++) {
            if (passes.test(combination(variables, number))) {
                return Optional.of(false);
            }
        }
        return Optional.of(true);
    }

    private static Map<String, Object> combination(
            List<Map.Entry<String, List<@Nullable Object>>> variables, long number) {
        Map<String, Object> values = new LinkedHashMap<>();
        long rest = number;
        for (Map.Entry<String, List<@Nullable Object>> variable : variables) {
            List<@Nullable Object> samples = variable.getValue();
            Object value = samples.get((int) (rest % samples.size()));
            rest /= samples.size();
            if (value != null) {
                values.put(variable.getKey(), value);
            }
        }
        return values;
    }

    /** Whether it holds as it would in a call, where one without a value does not. */
    static boolean holds(Condition condition, Map<String, Object> values) {
        try {
            return condition.holds(values);
        } catch (EvaluationException e) {
            return false;
        }
    }
}
