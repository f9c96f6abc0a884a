package ghanti.app;

import ghanti.call.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a recorded call as a scenario that comes out the same. */
final class RecordedScenario {

    private static final Set<String> NOT_PICKED_UP = Set.of("busy", "no_answer", "failed");

    private final Map<String, Object> call;
    private final List<String> nodes = new ArrayList<>();
    private final List<String> digits = new ArrayList<>();

    private RecordedScenario(Map<String, Object> call) {
        this.call = call;
        if (call.get("turns") instanceof List<?> turns) {
            turns.forEach(turn -> add((Map<?, ?>) turn));
        }
    }

    private void add(Map<?, ?> turn) {
        nodes.add(String.valueOf(turn.get("node")));
        Object pressed = turn.get("digits");
        digits.add(pressed == null ? "x" : "".equals(pressed) ? "-" : String.valueOf(pressed));
    }

    /**
     * The text of the scenario.
     *
     * @param call as the API shows it
     * @param replay as the API shows it: how its transfers went and what its fetches got
     */
    static String of(Map<String, Object> call, Map<String, Object> replay) {
        return new RecordedScenario(call).text(replay);
    }

    private String text(Map<String, Object> replay) {
        boolean leaves = leavesAtItsFirstAsking();
        List<String> keys = leaves ? digits.subList(0, digits.size() - 1) : digits;
        return "# Call " + call.get("id") + " on version " + call.get("flow_version")
                + "; another version may part from it.\n"
                + "flow: " + call.get("flow") + "\n"
                + "language: " + call.get("language") + "\n"
                + "inputs: " + Json.write(call.getOrDefault("inputs", Map.of())) + "\n"
                + "keys: \"" + (nodes.isEmpty() ? notPickedUp() : String.join(" ", keys)) + "\"\n"
                + (leaves ? "hang_up_at: " + Json.write(nodes.get(nodes.size() - 1)) + "\n" : "")
                + transfers(replay)
                + fetches(replay)
                + "expect:\n"
                + "  outcome: " + call.get("outcome") + "\n"
                + "  answers: " + Json.write(call.getOrDefault("answers", Map.of())) + "\n"
                + "  path: " + Json.write(nodes) + "\n";
    }

    /** Hung up over a question that was asked only then; asked before, it is the entry among the keys that says it. */
    private boolean leavesAtItsFirstAsking() {
        int last = digits.size() - 1;
        return last >= 0 && digits.get(last).equals("x") && nodes.indexOf(nodes.get(last)) == last;
    }

    private static String transfers(Map<String, Object> replay) {
        List<String> words = new ArrayList<>();
        if (replay.get("transfers") instanceof List<?> transfers) {
            transfers.forEach(one ->
                    words.add(Boolean.TRUE.equals(((Map<?, ?>) one).get("answered")) ? "answered" : "no-answer"));
        }
        return words.isEmpty() ? "" : "transfer: " + String.join(" ", words) + "\n";
    }

    /** What each fetch got, one after the other. */
    private static String fetches(Map<String, Object> replay) {
        Map<String, List<Object>> answers = new LinkedHashMap<>();
        if (replay.get("fetches") instanceof List<?> fetches) {
            for (Object one : fetches) {
                Map<?, ?> fetch = (Map<?, ?>) one;
                Object values = fetch.get("values");
                answers.computeIfAbsent(String.valueOf(fetch.get("node")), node -> new ArrayList<>())
                        .add(values == null ? ScriptedFetches.FAILED : values);
            }
        }
        StringBuilder text = new StringBuilder(answers.isEmpty() ? "" : "fetch:\n");
        answers.forEach((node, list) -> text.append("  ")
                .append(Json.write(node))
                .append(": ")
                .append(Json.write(list))
                .append('\n'));
        return text.toString();
    }

    /** Why nobody was asked anything, as a callee of that kind is written. */
    private String notPickedUp() {
        String outcome = String.valueOf(call.get("outcome"));
        return NOT_PICKED_UP.contains(outcome) ? outcome.replace('_', '-') : "";
    }
}
