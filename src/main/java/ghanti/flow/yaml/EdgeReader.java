package ghanti.flow.yaml;

import ghanti.flow.Edge;
import ghanti.flow.InputType;
import ghanti.flow.Node;
import ghanti.flow.Place;
import ghanti.flow.Spelling;
import ghanti.flow.SubFlow;
import ghanti.flow.Variable;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Scalar;
import ghanti.flow.yaml.Tree.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads edges: a node's name, {@code repeat}, or {@code {go, set, report, language}}. */
final class EdgeReader {

    private final LanguagesReader languages;
    private final Map<String, Variable> answers;
    private final Set<String> nodes;
    private final Complaints complaints;

    /** @param nodes the names of all nodes, also of those that cannot be read */
    EdgeReader(LanguagesReader languages, Map<String, Variable> answers, Set<String> nodes, Complaints complaints) {
        this.languages = languages;
        this.answers = answers;
        this.nodes = nodes;
        this.complaints = complaints;
    }

    /**
     * The edge; where it is wrong, what its author seems to have meant, else an unread one.
     *
     * @param mayRepeat whether {@code repeat} makes sense here: only where a key was pressed
     */
    Edge read(Tree tree, boolean mayRepeat) {
        if (tree instanceof Scalar scalar && !scalar.text().isBlank()) {
            return Edge.to(target(scalar.text(), tree.place(), mayRepeat));
        }
        return Fields.of(tree, "an edge", complaints)
                .map(fields -> longForm(fields, mayRepeat))
                .orElse(Edge.unread());
    }

    /** The edge of a field that must be there. */
    Edge required(String field, Fields fields) {
        return fields.required(field).map(tree -> read(tree, false)).orElse(Edge.unread());
    }

    /** Stands for a node that could not be read, and leads wherever that tree names a node. */
    Node unread(String name, List<Tree> trees) {
        Map<String, Edge> edges = new LinkedHashMap<>();
        trees.forEach(tree -> mentioned(tree, edges));
        return new SubFlow(name, Edge.UNREAD, Map.of(), edges, Optional.empty());
    }

    private void mentioned(Tree tree, Map<String, Edge> edges) {
        if (tree instanceof Scalar scalar && nodes.contains(scalar.text())) {
            edges.put(scalar.text(), Edge.unread().leadingTo(scalar.text()));
        } else if (tree instanceof Sequence sequence) {
            sequence.elements().forEach(element -> mentioned(element, edges));
        } else if (tree instanceof Mapping mapping) {
            mapping.fields().values().forEach(field -> mentioned(field.value(), edges));
        }
    }

    private Edge longForm(Fields fields, boolean mayRepeat) {
        String to = fields.requiredText("go")
                .map(name -> target(name, fields.placeOf("go"), mayRepeat))
                .orElse(Edge.UNREAD);
        Map<String, Object> set = new LinkedHashMap<>();
        Optional<Fields> values = fields.fields("set");
        values.ifPresent(given -> given.all().forEach(value -> set(value, set)));
        Optional<String> language = fields.text("language");
        language.ifPresent(tag -> languages.check(tag, fields.placeOf("language")));
        Optional<String> report = fields.text("report");
        boolean understood = fields.noOthers();
        if (!understood || (fields.tree("set").isPresent() && values.isEmpty())) {
            set.put(Edge.UNREAD, true);
        }
        return new Edge(to, set, report, language);
    }

    private void set(Field field, Map<String, Object> set) {
        Variable answer = answers.get(field.name());
        if (answer == null) {
            complaints.error(
                    field.place(),
                    "\"set\" gives a value to \"" + field.name() + "\", which is no answer of this flow"
                            + Spelling.suggestion(field.name(), answers.keySet()));
            set.put(Spelling.nearest(field.name(), answers.keySet()).orElse(Edge.UNREAD), true);
            return;
        }
        Optional<Object> value = answer.type().read(raw(field.value(), answer.type()));
        if (value.isEmpty()) {
            complaints.error(
                    field.value().place(),
                    "\"" + field.name() + "\" must be " + answer.type().expected() + ", not "
                            + field.value().what());
        }
        set.put(field.name(), value.orElse(true));
    }

    /** Any single value is a fine text, such as an unquoted 15; only the other way round would be a guess. */
    private static @Nullable Object raw(Tree tree, InputType type) {
        if (tree instanceof Scalar scalar) {
            return type == InputType.TEXT ? scalar.text() : scalar.value();
        }
        return null;
    }

    private String target(String name, Place place, boolean mayRepeat) {
        if (nodes.contains(name) || (mayRepeat && name.equals(Edge.REPEAT))) {
            return name;
        }
        if (name.equals(Edge.REPEAT)) {
            complaints.error(place, "\"repeat\" belongs to a key of a menu; here it would ask for ever");
            return Edge.UNREAD;
        }
        complaints.error(place, "there is no node \"" + name + "\"" + Spelling.suggestion(name, nodes));
        return Spelling.nearest(name, nodes).orElse(Edge.UNREAD);
    }
}
