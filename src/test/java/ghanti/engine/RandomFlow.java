package ghanti.engine;

import ghanti.flow.Flow;
import ghanti.flow.yaml.FlowTexts;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Flows, inputs and callees that nobody would think of. The same seed gives the same. */
final class RandomFlow {

    private static final String KEYS = "0123456789*#";
    private static final List<String> CONDITIONS = List.of(
            "n > 5",
            "amount > 450.0",
            "code == '1'",
            "size(items) > 1",
            "10 / n > 1",
            "n % 2 == 0 || code == ''",
            "int(code) < 50");

    private final Random random;
    private final int nodes;

    RandomFlow(long seed) {
        this.random = new Random(seed);
        this.nodes = 2 + random.nextInt(12);
    }

    Flow flow() {
        return FlowTexts.flow(yaml());
    }

    String yaml() {
        return """
                flow: test
                languages: [hi, en]
                inputs: {amount: {type: rupees, optional: true}, items: {type: items, optional: true}, name: {type: text, optional: true}}
                answers: {n: {type: number}, code: {type: digits}}
                start: n0
                nodes:
                """ + IntStream.range(0, nodes).mapToObj(this::node).collect(Collectors.joining());
    }

    private String node(int number) {
        String fields = switch (random.nextInt(9)) {
            case 0, 1, 2 -> menu();
            case 3, 4 -> digits();
            case 5, 6 -> "type: say, prompt: " + prompt() + ", go: " + edge(false);
            case 7 -> branch();
            default -> "type: end, outcome: done" + random.nextInt(3) + maybe(", prompt: " + prompt());
        };
        return "  n" + number + ": {" + fields + "}\n";
    }

    private String menu() {
        String keys = KEYS.chars()
                .filter(key -> random.nextInt(3) == 0)
                .mapToObj(key -> "\"" + (char) key + "\": " + edge(true))
                .collect(Collectors.joining(", "));
        return "type: menu, keys: {" + (keys.isEmpty() ? "\"1\": repeat" : keys) + "}" + question();
    }

    private String digits() {
        int least = 1 + random.nextInt(2);
        return "type: digits, into: " + (random.nextBoolean() ? "n" : "code") + ", length: " + least + ".."
                + (least + random.nextInt(3)) + ", go: " + edge(false) + maybe(", finish_on: \"#\"")
                + maybe(", valid: \"" + condition() + "\"") + question();
    }

    private String branch() {
        return "type: branch, when: [{if: \"" + condition() + "\", go: " + edge(false) + "}, {if: \"" + condition()
                + "\", go: " + edge(false) + "}], else: " + edge(false);
    }

    private String question() {
        return ", prompt: " + prompt() + maybe(", attempts: " + (1 + random.nextInt(9)))
                + maybe(", no_input: {prompt: " + prompt() + "}") + maybe(", invalid: {prompt: " + prompt() + "}")
                + maybe(", exhausted: " + edge(false));
    }

    private String prompt() {
        return List.of("\"{amount} {n}।\"", "{hi: \"{items}\", en: \"{name}.\"}", "{en: \"{code}?\"}", "\"हाँ…\"")
                .get(random.nextInt(4));
    }

    private String edge(boolean mayRepeat) {
        String to = mayRepeat && random.nextInt(5) == 0 ? "repeat" : "n" + random.nextInt(nodes);
        return random.nextInt(3) > 0
                ? to
                : "{go: " + to + maybe(", set: {n: " + random.nextInt(20) + "}") + maybe(", report: heard")
                        + maybe(", language: en") + "}";
    }

    private String condition() {
        return CONDITIONS.get(random.nextInt(CONDITIONS.size()));
    }

    private String maybe(String text) {
        return random.nextBoolean() ? text : "";
    }

    /** What a call may bring: each input or not. */
    Map<String, Object> inputs() {
        Map<String, Object> inputs = new LinkedHashMap<>();
        if (random.nextBoolean()) {
            inputs.put("amount", random.nextBoolean() ? (Object) 450L : new BigDecimal("450.5"));
        }
        if (random.nextBoolean()) {
            inputs.put("items", List.of(Map.of("name", "समोसा", "quantity", 2L)));
        }
        if (random.nextBoolean()) {
            inputs.put("name", "\u0000{n}\n\"' शर्मा");
        }
        return inputs;
    }

    String language() {
        return random.nextBoolean() ? "hi" : "en";
    }

    /** What a callee does who may do anything. */
    Input input() {
        return switch (random.nextInt(8)) {
            case 0 -> new Input.Silence();
            case 1 -> new Input.Exhausted();
            case 2 -> new Input.Keys(keys(1 + random.nextInt(25)));
            case 3, 4 -> new Input.Keys(keys(1 + random.nextInt(4)));
            default -> new Input.Keys(keys(1));
        };
    }

    private String keys(int count) {
        return random.ints(count, 0, KEYS.length())
                .mapToObj(i -> KEYS.substring(i, i + 1))
                .collect(Collectors.joining());
    }
}
