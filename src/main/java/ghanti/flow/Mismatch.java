package ghanti.flow;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An operator or a function with values of types that it does not take. */
final class Mismatch {

    private static final Pattern NO_OVERLOAD = Pattern.compile(
            "found no matching overload for '(.+?)' applied to '(?:(.*)\\.)?\\((.*?)\\)'(?: \\(candidates.*)?");
    private static final Set<String> COMPARES = Set.of("<", "<=", ">", ">=", "==", "!=");
    private static final Set<String> NUMBERS = Set.of("int", "double");

    private final String operator;
    private final List<Side> sides;
    private final Collection<Variable> variables;

    /**
     * A value that was given.
     *
     * @param expression null where it is not known
     */
    private record Side(String type, Optional<CelExpr> expression) {

        /** A name or a literal as it is written, else nothing that could be quoted. */
        Optional<String> written() {
            return expression.flatMap(known -> known.getKind() == Kind.IDENT
                    ? Optional.of(known.ident().name())
                    : known.getKind() == Kind.CONSTANT ? literal(known.constant()) : Optional.empty());
        }

        boolean isLiteral() {
            return expression.filter(known -> known.getKind() == Kind.CONSTANT).isPresent();
        }

        boolean isNumber() {
            return NUMBERS.contains(type);
        }

        @Override
        public String toString() {
            String name = CelTypeName.of(type);
            return type.equals("null")
                    ? name
                    : written().map(text -> text + " (" + name + ")").orElse(name);
        }

        private static Optional<String> literal(CelConstant constant) {
            return switch (constant.getKind()) {
                case INT64_VALUE -> Optional.of(String.valueOf(constant.int64Value()));
                case DOUBLE_VALUE -> Optional.of(String.valueOf(constant.doubleValue()));
                case STRING_VALUE -> Optional.of("\"" + constant.stringValue() + "\"");
                case BOOLEAN_VALUE -> Optional.of(String.valueOf(constant.booleanValue()));
                default -> Optional.empty();
            };
        }
    }

    private Mismatch(String operator, List<Side> sides, Collection<Variable> variables) {
        this.operator = operator;
        this.sides = sides;
        this.variables = variables;
    }

    /** What does not fit and what to write; empty if the message is about something else. */
    static Optional<String> sentence(String message, Optional<CelExpr> at, Collection<Variable> variables) {
        Matcher matcher = NO_OVERLOAD.matcher(message);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<String> types = new ArrayList<>();
        List<CelExpr> parts = new ArrayList<>();
        if (matcher.group(2) != null) {
            types.add(matcher.group(2));
            at.flatMap(call -> call.call().target()).ifPresent(parts::add);
        }
        types.addAll(split(matcher.group(3)));
        at.ifPresent(call -> parts.addAll(call.call().args()));
        List<Side> sides = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            boolean known = parts.size() == types.size();
            sides.add(new Side(types.get(i), known ? Optional.of(parts.get(i)) : Optional.empty()));
        }
        return Optional.of(new Mismatch(matcher.group(1), sides, variables).sentence());
    }

    /** The types between the outer brackets, where {@code map(string, int)} is one. */
    private static List<String> split(String types) {
        List<String> split = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < types.length(); i++) {
            char c = types.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth == 0) {
                split.add(types.substring(from, i).strip());
                from = i + 1;
            }
        }
        split.add(types.substring(from).strip());
        split.removeIf(String::isEmpty);
        return split;
    }

    private String sentence() {
        String sign = operator.replaceFirst("^@", "").replaceAll("^_|_$", "");
        if (operator.equals("_?_:_")) {
            return "before \"?\" stands what is true or false, and on both sides of \":\" values of one type";
        }
        if (operator.equals("_[_]") && sides.get(0).type().equals(ItemType.NAME)) {
            return "a field of an item is written with a point, such as items[0].quantity";
        }
        if (Set.of("&&", "||", "!").contains(sign)) {
            return truths(sign);
        }
        if (sides.size() == 2 && COMPARES.contains(sign)) {
            return "\"" + sign + "\" cannot compare " + sides.get(0) + " with " + sides.get(1) + "; " + comparing(sign);
        }
        if (sign.equals("in") && sides.size() == 2) {
            return "\"in\" cannot look for " + sides.get(0) + " in " + sides.get(1)
                    + "; write a list of values of the same type";
        }
        if (sides.size() == 2 && operator.startsWith("_")) {
            return "\"" + sign + "\" cannot be put between " + sides.get(0) + " and " + sides.get(1) + "; "
                    + (sides.stream().allMatch(Side::isNumber) ? sameNumbers() : "both sides must be of one type");
        }
        List<String> given = sides.stream().map(Side::toString).toList();
        return "\"" + sign + "\" does not take " + String.join(" with ", given);
    }

    private String truths(String sign) {
        Side wrong = sides.stream()
                .filter(side -> !side.type().equals("bool"))
                .findFirst()
                .orElse(sides.get(0));
        return "\"" + sign + "\" takes what is true or false, not " + wrong + "; compare it with something first";
    }

    private String comparing(String sign) {
        Side left = sides.get(0);
        Side right = sides.get(1);
        Side literal = left.isLiteral() ? left : right;
        Side other = left.isLiteral() ? right : left;
        if (literal.type().equals("null")) {
            return "a text that was not given is \"\", and with any other value that is missing the condition does not hold";
        }
        if (left.isNumber() && right.isNumber()) {
            return sameNumbers();
        }
        if (left.type().equals("bool") && left.written().isEmpty()) {
            return "write two comparisons with && between them";
        }
        if (left.type().equals(ItemType.NAME) || right.type().equals(ItemType.NAME)) {
            return "write a field of the item, such as items[0].quantity";
        }
        if (left.type().startsWith("list") || right.type().startsWith("list")) {
            return "write size(…) for how many are in the list";
        }
        return literal.isLiteral() ? otherType(sign, literal, other) : "both must be of one type";
    }

    private String otherType(String sign, Side literal, Side other) {
        if (literal.type().equals("string")) {
            String text = literal.written().orElse("").replace("\"", "");
            boolean fits = other.isNumber() ? text.matches("-?[0-9.]+") : text.matches("true|false");
            String example = other.type().equals("int") ? "5" : other.isNumber() ? "5.0" : "true";
            return fits ? "write " + text + " without quotes" : "write a value of its type, such as " + example;
        }
        if (other.type().equals("bool")) {
            String name = other.written().orElse("it");
            return "write " + name + " or !" + name + " by itself";
        }
        boolean equality = sign.equals("==") || sign.equals("!=");
        Optional<InputType> declared = variables.stream()
                .filter(variable ->
                        other.written().filter(variable.name()::equals).isPresent())
                .map(Variable::type)
                .findFirst();
        if (declared.filter(type -> type == InputType.TIME).isPresent()) {
            String hour = literal.written().orElse("");
            return "a time is compared as a text, such as " + other.written().orElse("it") + " " + sign + " \""
                    + (hour.matches("1?[0-9]|2[0-3]") ? (hour.length() == 1 ? "0" : "") + hour : "18") + ":00\"";
        }
        if (declared.filter(type -> type == InputType.DATE).isPresent()) {
            return "a date is compared as a text, such as " + other.written().orElse("it") + " " + sign
                    + " \"2026-11-21\"";
        }
        if (other.type().equals("string") && literal.isNumber()) {
            String quoted = "write \"" + literal.written().orElse("") + "\" in quotes";
            return equality
                    ? quoted
                    : "to compare " + other.written().orElse("it") + " as a number, declare it with type: number";
        }
        return "both must be of one type";
    }

    /** Whole numbers and amounts do not mix. */
    private String sameNumbers() {
        for (Side side : sides) {
            if (side.type().equals("int") && side.isLiteral()) {
                return "write " + side.written().orElse("") + ".0";
            }
        }
        String whole = sides.stream()
                .filter(side -> side.type().equals("int"))
                .findFirst()
                .flatMap(Side::written)
                .orElse("…");
        return "write double(" + whole + ")";
    }
}
