package ghanti.flow;

import com.google.common.collect.ImmutableMap;
import dev.cel.common.CelIssue;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in a sentence for authors what CEL finds wrong with a condition. */
final class ConditionFault {

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");
    private static final Pattern NO_TRUTH = Pattern.compile("expected type 'bool' but found '(.+)'");
    private static final Pattern NO_FIELDS = Pattern.compile("type '(.+)' does not support field selection");
    private static final Pattern NO_FIELD = Pattern.compile("undefined field '(.+)'");
    private static final Pattern UNKNOWN_SIGN = Pattern.compile("token recognition error at: '(.*)'");
    private static final Pattern MISPLACED = Pattern.compile(
            "(?:mismatched|extraneous) input '(.+?)' expecting.*|no viable alternative at input '(.+)'");
    private static final Pattern MISSING = Pattern.compile("missing '(.+?)' at .*");
    private static final Pattern RESERVED = Pattern.compile("reserved identifier: (.+)");

    private static final List<String> FUNCTIONS = List.of(
            "size",
            "contains",
            "startsWith",
            "endsWith",
            "matches",
            "int",
            "double",
            "string",
            "has",
            "all",
            "exists",
            "exists_one",
            "filter",
            "map");

    /** What people write who think in another language. */
    private static final ImmutableMap<String, String> MEANT = ImmutableMap.of(
            "=", "==", "=>", ">=", "&", "&&", "|", "||", "and", "&&", "AND", "&&", "or", "||", "OR", "||");

    /** What other systems call the fields of an item. */
    private static final ImmutableMap<String, String> NAMED_SO = ImmutableMap.of(
            "qty", "quantity", "count", "quantity", "number", "quantity", "item", "name", "title", "name");

    private final String source;
    private final Collection<Variable> variables;

    ConditionFault(String source, Collection<Variable> variables) {
        this.source = source;
        this.variables = variables;
    }

    /** One sentence, with the place in the condition. */
    String sentence(CelIssue issue) {
        String message = issue.getMessage().replace('\n', ' ');
        String sentence = syntax(message)
                .or(() -> meaning(message, issue))
                // Whatever else there is: without the list of all it knows that the parser adds.
                .orElseGet(() -> message.replaceFirst(" \\(candidates:.*| expecting \\{.*| \\(in container.*", ""));
        return sentence + " (at character " + (issue.getSourceLocation().getColumn() + 1) + ")";
    }

    private static Optional<String> syntax(String message) {
        Matcher sign = UNKNOWN_SIGN.matcher(message);
        if (sign.matches()) {
            return Optional.of(unknown(sign.group(1).strip()));
        }
        Matcher misplaced = MISPLACED.matcher(message);
        if (misplaced.matches()) {
            return Optional.of(misplaced(misplaced.group(1) == null ? misplaced.group(2) : misplaced.group(1)));
        }
        Matcher missing = MISSING.matcher(message);
        if (missing.matches()) {
            return Optional.of("\"" + missing.group(1) + "\" is missing");
        }
        Matcher reserved = RESERVED.matcher(message);
        if (reserved.matches()) {
            return Optional.of("\"" + reserved.group(1) + "\" is a word that CEL keeps for itself; take it out");
        }
        return message.startsWith("For input string")
                ? Optional.of("the number is larger than any value can be; write a smaller one")
                : Optional.empty();
    }

    private static String unknown(String sign) {
        if (sign.startsWith("\"") || sign.startsWith("'")) {
            return "a quote begins here and never ends";
        }
        String meant = MEANT.get(sign);
        return "\"" + sign + "\" is no operator" + (meant == null ? "; take it out" : "; write \"" + meant + "\"");
    }

    private static String misplaced(String word) {
        if (word.equals("<EOF>")) {
            return "it ends too early; write what is missing";
        }
        String meant = MEANT.get(word);
        return "\"" + word + "\" cannot stand here"
                + (meant == null
                        ? "; take it out, or write an operator such as && before it"
                        : "; write \"" + meant + "\"");
    }

    private Optional<String> meaning(String message, CelIssue issue) {
        Optional<CelExpr> at = Expressions.find(source, issue.getExprId());
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return Optional.of(undeclared(undeclared.group(1), at));
        }
        Matcher noTruth = NO_TRUTH.matcher(message);
        if (noTruth.matches()) {
            return Optional.of("it must be true or false, but it is " + CelTypeName.of(noTruth.group(1))
                    + "; compare it with something, such as \"amount > 500.0\"");
        }
        Matcher noFields = NO_FIELDS.matcher(message);
        if (noFields.matches()) {
            return Optional.of("only an item has fields, and this is " + CelTypeName.of(noFields.group(1))
                    + (noFields.group(1).startsWith("list") ? "; write for example items[0].quantity" : ""));
        }
        Matcher noField = NO_FIELD.matcher(message);
        if (noField.matches()) {
            String field = noField.group(1);
            return Optional.of("there is no \"" + field + "\" in an item"
                    + Spelling.nearest(field, NAMED_SO.keySet())
                            .map(NAMED_SO::get)
                            .map(meant -> "; did you mean \"" + meant + "\"?")
                            .orElse(Spelling.suggestion(field, ItemType.FIELDS.keySet())));
        }
        return Mismatch.sentence(message, at, variables);
    }

    private String undeclared(String name, Optional<CelExpr> at) {
        if (at.filter(expression -> expression.getKind() == Kind.CALL).isPresent()) {
            return FUNCTIONS.contains(name)
                    ? "\"" + name + "\" does not take what stands between its brackets"
                    : "there is no function \"" + name + "\""
                            + Spelling.nearest(name, FUNCTIONS)
                                    .map(near -> "; did you mean \"" + near + "\"?")
                                    .orElse("; known are " + String.join(", ", FUNCTIONS));
        }
        List<String> known = variables.stream().map(Variable::name).toList();
        return "there is no input or answer \"" + name + "\""
                + Spelling.nearest(name, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; a text stands in quotes: \"" + name + "\"");
    }
}
