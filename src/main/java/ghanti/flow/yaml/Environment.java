package ghanti.flow.yaml;

import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Place;
import ghanti.flow.yaml.Tree.Scalar;
import ghanti.flow.yaml.Tree.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the environment's values in place of {@code ${NAME}} and {@code ${NAME:-default}}. */
final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private final Function<String, @Nullable String> values;
    private final Complaints complaints;

    Environment(Function<String, @Nullable String> values, Complaints complaints) {
        this.values = values;
        this.complaints = complaints;
    }

    Tree fill(Tree tree) {
        if (tree instanceof Scalar scalar) {
            return scalar.text().contains("${") ? fill(scalar) : scalar;
        }
        if (tree instanceof Sequence sequence) {
            return new Sequence(
                    sequence.place(),
                    sequence.elements().stream().map(this::fill).toList());
        }
        Mapping mapping = (Mapping) tree;
        Map<String, Field> fields = new LinkedHashMap<>();
        mapping.fields()
                .forEach((name, field) -> fields.put(name, new Field(field.place(), name, fill(field.value()))));
        return new Mapping(mapping.place(), fields);
    }

    private Scalar fill(Scalar scalar) {
        Matcher matcher = REFERENCE.matcher(scalar.text());
        StringBuilder filled = new StringBuilder();
        while (matcher.find()) {
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value(matcher, scalar.place())));
        }
        matcher.appendTail(filled);
        return new Scalar(scalar.place(), filled.toString(), filled.toString());
    }

    private String value(Matcher matcher, Place place) {
        String value = values.apply(matcher.group(1));
        if (value != null && !value.isEmpty()) {
            return value;
        }
        if (matcher.group(2) == null) {
            complaints.error(
                    place,
                    "the environment variable " + matcher.group(1) + " is not set; set it, or write ${"
                            + matcher.group(1) + ":-a default}");
            return "";
        }
        return matcher.group(2);
    }
}
