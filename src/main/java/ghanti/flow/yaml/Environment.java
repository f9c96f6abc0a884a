package ghanti.flow.yaml;

import ghanti.flow.Place;
import ghanti.flow.yaml.Tree.Field;
import ghanti.flow.yaml.Tree.Mapping;
import ghanti.flow.yaml.Tree.Scalar;
import ghanti.flow.yaml.Tree.Sequence;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the environment's values in place of {@code ${NAME}} and {@code ${NAME:-default}}. */
final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^}]*))?}");

    private static final Pattern WHOLE = Pattern.compile("-?(?:0|[1-9][0-9]{0,16})");
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,16}\\.[0-9]{1,9}");

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
        return new Scalar(scalar.place(), filled.toString(), meant(filled.toString()), scalar.written());
    }

    /** In a YAML flow mapping a reference must stand in quotes, so these do not make a number a text. */
    private static Object meant(String text) {
        if (WHOLE.matcher(text).matches()) {
            return Long.valueOf(text);
        }
        if (DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        return text.equals("true") || text.equals("false") ? Boolean.valueOf(text) : text;
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
