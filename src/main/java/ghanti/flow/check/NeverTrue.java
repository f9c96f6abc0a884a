package ghanti.flow.check;

import ghanti.flow.Branch;
import ghanti.flow.Condition;
import ghanti.flow.Digits;
import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.Variable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A condition that no call can fulfil. Told only where it is certain: of conditions that compare variables with literals, and of
 * those that read no variable.
 */
final class NeverTrue implements Rule {

    /** Of the cases before one; more would take long to try. */
    private static final int MOST_EARLIER = 10;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Trials trials = new Trials();
        for (Node node : file.flow().nodes().values()) {
            if (node instanceof Digits digits
                    && digits.valid().filter(Condition::isRead).isPresent()) {
                valid(file, digits, digits.valid().get(), trials, problems);
            } else if (node instanceof Branch branch) {
                for (int i = 0; i < branch.when().size(); i++) {
                    String[] path = Paths.at(branch.name(), "when", String.valueOf(i), "if");
                    wrong(file.flow(), branch, i, trials)
                            .ifPresent(sentence -> problems.accept(file.error(sentence, path)));
                }
            }
        }
    }

    private static void valid(
            FlowFile file, Digits digits, Condition valid, Trials trials, Consumer<Problem> problems) {
        Map<String, List<@Nullable Object>> samples = new LinkedHashMap<>();
        Optional<Map<String, Set<Object>>> literals = trials.literals(List.of(valid));
        literals.orElse(Map.of()).forEach((name, compared) -> {
            Optional<Variable> variable = file.flow().variable(name);
            boolean typed = name.equals(digits.into().name());
            samples.put(
                    name,
                    typed
                            ? Samples.typed(digits.into(), compared, digits.maxLength())
                            : variable.map(known -> Samples.of(known, compared)).orElse(List.of()));
        });
        boolean known = literals.isPresent() || valid.names().isEmpty();
        if (known && isCertain(trials.nonePasses(samples, values -> Trials.holds(valid, values)))) {
            problems.accept(file.error(
                    "\"" + valid + "\" is never true for " + keys(digits)
                            + ", so every answer would be refused; correct it",
                    Paths.at(digits.name(), "valid")));
        }
    }

    private static String keys(Digits digits) {
        return digits.maxLength() == 1 ? "one key" : "up to " + digits.maxLength() + " keys";
    }

    private static Optional<String> wrong(Flow flow, Branch branch, int index, Trials trials) {
        Condition own = branch.when().get(index).condition();
        if (!own.isRead()) {
            return Optional.empty();
        }
        List<Condition> earlier = new ArrayList<>();
        for (int i = Math.max(0, index - MOST_EARLIER); i < index; i++) {
            Condition before = branch.when().get(i).condition();
            if (before.source().strip().equals(own.source().strip())) {
                return Optional.of("\"" + own + "\" stands in case " + (i + 1)
                        + " already, so this case is never taken; correct" + " it or take it out");
            }
            if (before.isRead() && trials.literals(List.of(before)).isPresent()) {
                earlier.add(before);
            }
        }
        if (never(flow, List.of(own), trials, values -> Trials.holds(own, values))) {
            return Optional.of("\"" + own + "\" is never true; correct it or take this case out");
        }
        Predicate<Map<String, Object>> isTaken = values ->
                Trials.holds(own, values) && earlier.stream().noneMatch(before -> Trials.holds(before, values));
        List<Condition> all = new ArrayList<>(earlier);
        all.add(own);
        return !earlier.isEmpty() && never(flow, all, trials, isTaken)
                ? Optional.of("whenever \"" + own
                        + "\" is true, a case before it is taken; put this case first or take it out")
                : Optional.empty();
    }

    private static boolean never(
            Flow flow, List<Condition> conditions, Trials trials, Predicate<Map<String, Object>> passes) {
        Optional<Map<String, Set<Object>>> literals = trials.literals(conditions);
        boolean constant = conditions.stream().allMatch(one -> one.names().isEmpty());
        Map<String, List<@Nullable Object>> samples = new LinkedHashMap<>();
        literals.orElse(Map.of())
                .forEach((name, compared) -> samples.put(
                        name,
                        flow.variable(name)
                                .map(variable -> Samples.of(variable, compared))
                                .orElse(List.of())));
        return (constant || literals.isPresent()) && isCertain(trials.nonePasses(samples, passes));
    }

    private static boolean isCertain(Optional<Boolean> never) {
        return never.orElse(false);
    }
}
