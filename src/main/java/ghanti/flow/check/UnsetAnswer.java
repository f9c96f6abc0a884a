package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Problem;
import ghanti.flow.check.Uses.Use;
import ghanti.flow.check.Ways.Reached;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** An answer may be used only where every way from the start has given it a value. */
final class UnsetAnswer implements Rule {

    private static final int MOST_SHOWN = 5;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Ways ways = new Ways(file.flow());
        usesByAnswer(file.flow()).forEach((answer, uses) -> {
            Reached without = ways.reachedWithout(answer);
            for (Use use : uses) {
                if (without.contains(use.node())) {
                    String sentence = ways.set(answer) ? sometimes(answer, without.wayTo(use.node())) : never(answer);
                    problems.accept(file.error(sentence, Paths.array(use.path())));
                }
            }
        });
    }

    private static Map<String, List<Use>> usesByAnswer(Flow flow) {
        Map<String, List<Use>> uses = new LinkedHashMap<>();
        flow.nodes().values().stream()
                .flatMap(node -> Uses.in(node).stream())
                .filter(use -> flow.answers().containsKey(use.variable()))
                .forEach(use -> uses.computeIfAbsent(use.variable(), answer -> new ArrayList<>())
                        .add(use));
        return uses;
    }

    private static String never(String answer) {
        return "\"" + answer + "\" never gets a value; give it one with \"set:\" or \"into:\" on every way here";
    }

    private static String sometimes(String answer, List<String> way) {
        if (way.size() == 1) {
            return "\"" + answer + "\" has no value yet, since the call begins here; ask for it first";
        }
        return "\"" + answer + "\" has no value here on the way " + shown(way)
                + "; give it one there with \"set:\", or lead" + " that way to a node that does not use it";
    }

    private static String shown(List<String> way) {
        if (way.size() <= MOST_SHOWN) {
            return String.join(" → ", way);
        }
        return way.get(0) + " → … → " + String.join(" → ", way.subList(way.size() - MOST_SHOWN + 2, way.size()));
    }
}
