package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Keyed;
import ghanti.flow.Problem;
import java.util.List;
import java.util.function.Consumer;

/** Who did not listen can hear a long menu again without losing an attempt, everywhere by the same key. */
final class NoRepeatKey implements Rule {

    private static final List<String> USUAL = List.of("9", "*");

    /** A shorter menu is over before anybody stops listening. */
    private static final int LONG_SECONDS = 12;

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof Keyed keyed
                    && isLong(keyed)
                    && keyed.keys().entrySet().stream()
                            .noneMatch(key -> USUAL.contains(key.getKey())
                                    && key.getValue().repeats())) {
                String free = USUAL.stream()
                        .filter(key -> !keyed.keys().containsKey(key))
                        .findFirst()
                        .orElse("9");
                problems.accept(file.warning(
                        "\"" + node.name() + "\" has no key to hear it again; add \"" + free + "\": repeat",
                        Paths.at(node.name(), "keys")));
            }
        });
    }

    private static boolean isLong(Keyed keyed) {
        return keyed.asking().prompt().texts().values().stream().anyMatch(text -> Pace.seconds(text) > LONG_SECONDS);
    }
}
