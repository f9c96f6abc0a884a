package ghanti.flow.yaml;

import ghanti.flow.InputType;
import ghanti.flow.Spelling;
import ghanti.flow.Variable;
import ghanti.flow.yaml.Tree.Field;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code inputs:} and {@code answers:}. */
final class VariablesReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");

    /** Words that CEL keeps for itself. */
    private static final Set<String> RESERVED = Set.of(
            "as",
            "break",
            "const",
            "continue",
            "else",
            "false",
            "for",
            "function",
            "if",
            "import",
            "in",
            "let",
            "loop",
            "namespace",
            "null",
            "package",
            "return",
            "true",
            "var",
            "void",
            "while");

    private static final List<String> TYPES =
            Arrays.stream(InputType.values()).map(InputType::word).toList();

    private final Complaints complaints;
    private final Set<String> untyped = new LinkedHashSet<>();

    VariablesReader(Complaints complaints) {
        this.complaints = complaints;
    }

    /** @param answers true for answers, which a call cannot bring and which are therefore always optional */
    Map<String, Variable> read(Optional<Fields> fields, boolean answers) {
        Map<String, Variable> variables = new LinkedHashMap<>();
        fields.ifPresent(all -> {
            for (Field field : all.all()) {
                variables.put(field.name(), variable(field, answers));
            }
        });
        return variables;
    }

    /** Variables whose type could not be read. */
    Set<String> untyped() {
        return untyped;
    }

    /** Whether a condition can speak of a variable of that name. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    private Variable variable(Field field, boolean answer) {
        String owner = (answer ? "answer \"" : "input \"") + field.name() + "\"";
        if (!isName(field.name())) {
            complaints.error(field.place(), owner + ": a name is letters, digits and _, and none of CEL's own words");
        }
        if (Variable.isAttempt(field.name())) {
            complaints.error(
                    field.place(),
                    owner + ": every flow has \"" + field.name() + "\" already, the number of the attempt; take"
                            + " another name");
        }
        Optional<Fields> fields = Fields.of(field.value(), owner, complaints);
        boolean optional = fields.filter(all -> !answer)
                .flatMap(all -> all.flag("optional"))
                .orElse(false);
        Optional<InputType> type = fields.flatMap(all -> type(all, owner));
        fields.ifPresent(Fields::noOthers);
        if (type.isEmpty()) {
            untyped.add(field.name());
        }
        // Known even without a name or a type, so that prompts which speak it are not wrong as well.
        return new Variable(field.name(), type.orElse(InputType.TEXT), answer || optional);
    }

    private Optional<InputType> type(Fields fields, String owner) {
        Optional<String> word = fields.requiredText("type");
        Optional<InputType> type = word.flatMap(InputType::of);
        if (word.isPresent() && type.isEmpty()) {
            complaints.error(
                    fields.placeOf("type"),
                    owner + ": there is no type \"" + word.get() + "\"" + Spelling.suggestion(word.get(), TYPES));
            return Spelling.nearest(word.get(), TYPES).flatMap(InputType::of);
        }
        return type;
    }

    /** Complains about every name that is both an input and an answer. */
    void checkDistinct(Optional<Fields> answers, Map<String, Variable> inputs) {
        answers.ifPresent(all -> all.all().stream()
                .filter(field -> inputs.containsKey(field.name()))
                .forEach(field ->
                        complaints.error(field.place(), "\"" + field.name() + "\" is already the name of an input")));
    }
}
