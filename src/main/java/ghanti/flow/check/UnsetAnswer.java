package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Node;
import ghanti.flow.Problem;
import ghanti.flow.check.Uses.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer may be used only where every way from the start has given it a value. */
final class UnsetAnswer implements Rule {

    private static final int MOST_SHOWN = 5;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        Flow flow = file.flow();
        Ways ways = new Ways(flow);
        Map<String, Map<String, @Nullable String>> without = new HashMap<>();
        for (Node node : flow.nodes().values()) {
            for (Use use : Uses.in(node)) {
                String answer = use.variable();
                if (!flow.answers().containsKey(answer)) {
                    continue;
                }
                Map<String, @Nullable String> before = without.computeIfAbsent(answer, ways::reachedWithout);
                if (before.containsKey(node.name())) {
                    String sentence = ways.set(answer)
                            ? sometimes(answer, Ways.to(node.name(), before))
                            : "\"" + answer
                                    + "\" never gets a value; give it one with \"set:\" or \"into:\" on every way here";
                    problems.accept(file.error(sentence, Paths.array(use.path())));
                }
            }
        }
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
