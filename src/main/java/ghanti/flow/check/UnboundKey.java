package ghanti.flow.check;

import ghanti.flow.Flow;
import ghanti.flow.FlowFile;
import ghanti.flow.Keyed;
import ghanti.flow.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who presses the key that a prompt names should not hear that it was wrong. */
final class UnboundKey implements Rule {

    @Override
    public void check(FlowFile file, Flow linked, Consumer<Problem> problems) {
        file.flow().nodes().values().forEach(node -> {
            if (node instanceof Keyed keyed) {
                Spoken.by(keyed).forEach(spoken -> check(file, keyed, spoken, problems));
            }
        });
    }

    private static void check(FlowFile file, Keyed keyed, Spoken spoken, Consumer<Problem> problems) {
        spoken.prompt().texts().forEach((language, text) -> {
            List<String> unbound = NamedKeys.in(text).stream()
                    .filter(key -> !keyed.keys().containsKey(key))
                    .toList();
            if (!unbound.isEmpty()) {
                List<String> path = new ArrayList<>(spoken.path());
                path.add(language);
                problems.accept(file.warning(
                        spoken.title() + " tells callers in " + language + " to press " + String.join(" and ", unbound)
                                + ", but \"keys\" has no such key; add it, or say another one",
                        Paths.array(path)));
            }
        });
    }
}
