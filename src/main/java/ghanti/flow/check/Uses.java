package ghanti.flow.check;

import ghanti.flow.Branch;
import ghanti.flow.Digits;
import ghanti.flow.End;
import ghanti.flow.Fetch;
import ghanti.flow.FollowUp;
import ghanti.flow.Node;
import ghanti.flow.SubFlow;
import ghanti.flow.Text;
import ghanti.flow.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a node needs values. */
final class Uses {

    private final List<Use> found = new ArrayList<>();
    private final Node node;

    /**
     * A value that is needed.
     *
     * @param path to the place in the file
     */
    record Use(String variable, List<String> path) {

        /** The name of the node that needs it. */
        String node() {
            return path.get(1);
        }
    }

    private Uses(Node node) {
        this.node = node;
    }

    /** Every value that this node needs when a call comes to it. */
    static List<Use> in(Node node) {
        Uses uses = new Uses(node);
        Spoken.by(node).forEach(spoken -> uses.add(spoken.prompt().texts().values(), spoken.path()));
        if (node instanceof Digits digits) {
            digits.valid().ifPresent(valid -> {
                Set<String> others = new LinkedHashSet<>(valid.names());
                others.remove(digits.into().name());
                uses.add(others, "valid");
            });
        } else if (node instanceof Branch branch) {
            for (int i = 0; i < branch.when().size(); i++) {
                Set<String> names =
                        new LinkedHashSet<>(branch.when().get(i).condition().names());
                uses.add(names, "when", String.valueOf(i), "if");
            }
        } else if (node instanceof Fetch fetch) {
            uses.add(List.of(fetch.url()), Paths.of(node.name(), fetch.method().toLowerCase(Locale.ROOT)));
            uses.add("body", fetch.body());
        } else if (node instanceof SubFlow sub) {
            uses.add("inputs", sub.inputs());
        } else if (node instanceof Transfer transfer) {
            uses.add(List.of(transfer.to()), Paths.of(node.name(), "to"));
        }
        if (node instanceof End end) {
            end.then().ifPresent(uses::addFollowUp);
        }
        return uses.found;
    }

    private void addFollowUp(FollowUp then) {
        add(new LinkedHashSet<>(then.after().names()), "then", "after");
        then.inputs().forEach((name, text) -> add(List.of(text), Paths.of(node.name(), "then", "inputs", name)));
    }

    private void add(String field, Map<String, Text> texts) {
        texts.forEach((name, text) -> add(List.of(text), Paths.of(node.name(), field, name)));
    }

    private void add(Collection<Text> texts, List<String> path) {
        Set<String> names = new LinkedHashSet<>();
        texts.forEach(text -> text.values().forEach(value -> names.add(value.name())));
        names.forEach(name -> found.add(new Use(name, path)));
    }

    private void add(Set<String> names, String... inNode) {
        List<String> path = new ArrayList<>(Paths.of(node.name()));
        path.addAll(List.of(inNode));
        names.forEach(name -> found.add(new Use(name, path)));
    }
}
