package ghanti.flow.yaml;

import ghanti.flow.Edge;
import ghanti.flow.InputType;
import ghanti.flow.Place;
import ghanti.flow.Variable;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads edges: a node's name, {@code repeat}, or {@code {go, set, report, language}}. */
final class EdgeReader {

    private final List<String> languages;
    private final Map<String, Variable> answers;
    private final Complaints complaints;
    private final List<Target> targets = new ArrayList<>();

    /** A node's name that some edge leads to. */
    private record Target(Place place, String name) {}

    EdgeReader(List<String> languages, Map<String, Variable> answers, Complaints complaints) {
        this.languages = languages;
        this.answers = answers;
        this.complaints = complaints;
    }

    /** @param mayRepeat whether {@code repeat} makes sense here: only where a key was pressed */
    Optional<Edge> read(Tree tree, boolean mayRepeat) {
        if (tree instanceof Scalar scalar && !scalar.text().isBlank()) {
            target(scalar.text(), tree.place(), mayRepeat);
            return Optional.of(Edge.to(scalar.text()));
        }
        return Fields.of(tree, "an edge", complaints).flatMap(fields -> longForm(fields, mayRepeat));
    }

    private Optional<Edge> longForm(Fields fields, boolean mayRepeat) {
        Optional<String> go = fields.requiredText("go");
        go.ifPresent(name -> target(name, fields.placeOf("go"), mayRepeat));
        Map<String, Object> set = new LinkedHashMap<>();
        fields.fields("set").ifPresent(values -> values.all().forEach(value -> set(value, set)));
        Optional<String> language = fields.text("language");
        language.filter(tag -> !languages.contains(tag))
                .ifPresent(tag -> complaints.error(
                        fields.placeOf("language"),
                        "\"" + tag + "\" is not among the languages of this flow (" + String.join(", ", languages)
                                + ")"));
        Optional<String> report = fields.text("report");
        fields.noOthers();
        return go.map(name -> new Edge(name, set, report, language));
    }

    private void set(Field field, Map<String, Object> set) {
        Variable answer = answers.get(field.name());
        if (answer == null) {
            complaints.error(
                    field.place(),
                    "\"set\" gives a value to \"" + field.name() + "\", which is no answer of this flow"
                            + Spelling.suggestion(field.name(), answers.keySet()));
            return;
        }
        Optional<Object> value = answer.type().read(raw(field.value(), answer.type()));
        if (value.isEmpty()) {
            complaints.error(
                    field.value().place(),
                    "\"" + field.name() + "\" must be " + answer.type().expected() + ", not "
                            + field.value().what());
        }
        value.ifPresent(good -> set.put(field.name(), good));
    }

    /** Any single value is a fine text, such as an unquoted 15; only the other way round would be a guess. */
    private static @Nullable Object raw(Tree tree, InputType type) {
        if (tree instanceof Scalar scalar) {
            return type == InputType.TEXT ? scalar.text() : scalar.value();
        }
        return null;
    }

    private void target(String name, Place place, boolean mayRepeat) {
        if (!name.equals(Edge.REPEAT)) {
            targets.add(new Target(place, name));
        } else if (!mayRepeat) {
            complaints.error(place, "\"repeat\" belongs to a key of a menu; here it would ask for ever");
        }
    }

    /** Complains about every edge that leads to no node. */
    void checkTargets(Set<String> nodes) {
        for (Target target : targets) {
            if (!nodes.contains(target.name())) {
                complaints.error(
                        target.place(),
                        "there is no node \"" + target.name() + "\"" + Spelling.suggestion(target.name(), nodes));
            }
        }
    }
}
