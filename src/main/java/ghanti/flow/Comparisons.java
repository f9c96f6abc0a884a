package ghanti.flow;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a condition compares its variables with, if it does nothing else: {@code n > 5 && (city == "Pune" || vip)}. Whether such a
 * one can hold is settled by trying the values around what it compares with; of any other nothing is known.
 */
public final class Comparisons {

    private static final CelParser PARSER =
            CelParserFactory.standardCelParserBuilder().build();
    private static final Set<String> CONNECTIVES = Set.of("_&&_", "_||_", "!_", "_?_:_");
    private static final Set<String> OPERATORS = Set.of("_<_", "_<=_", "_>_", "_>=_", "_==_", "_!=_");
    private static final String IN = "@in";

    private final Map<String, Set<Object>> literals = new LinkedHashMap<>();

    private Comparisons() {}

    /** The literals that each variable is compared with: numbers and texts; empty if the condition does more. */
    public static Optional<Map<String, Set<Object>>> in(Condition condition) {
        Comparisons comparisons = new Comparisons();
        try {
            CelExpr expression = PARSER.parse(condition.source()).getAst().getExpr();
            return comparisons.understands(expression) ? Optional.of(comparisons.literals) : Optional.empty();
        } catch (CelValidationException e) {
            throw new IllegalStateException("a condition that was compiled cannot be parsed", e);
        }
    }

    private boolean understands(CelExpr expression) {
        return switch (expression.getKind()) {
            case CONSTANT -> true;
            case IDENT -> compares(expression, ImmutableList.of());
            case CALL -> understands(expression.call());
            default -> false;
        };
    }

    private boolean understands(CelCall call) {
        if (call.target().isPresent()) {
            return false;
        }
        if (CONNECTIVES.contains(call.function())) {
            return call.args().stream().allMatch(this::understands);
        }
        if (call.args().size() != 2) {
            return false;
        }
        CelExpr left = call.args().get(0);
        CelExpr right = call.args().get(1);
        if (call.function().equals(IN)) {
            return right.getKind() == Kind.LIST && compares(left, right.list().elements());
        }
        if (!OPERATORS.contains(call.function())) {
            return false;
        }
        return compares(left, ImmutableList.of(right)) || compares(right, ImmutableList.of(left));
    }

    /** Whether one side is a variable or a literal and the others are literals; keeps which. */
    private boolean compares(CelExpr side, ImmutableList<CelExpr> others) {
        boolean plain = side.getKind() == Kind.IDENT || side.getKind() == Kind.CONSTANT;
        if (!plain || !others.stream().allMatch(Comparisons::isLiteral)) {
            return false;
        }
        if (side.getKind() == Kind.IDENT) {
            Set<Object> known = literals.computeIfAbsent(side.ident().name(), name -> new LinkedHashSet<>());
            others.forEach(other -> literal(other.constant()).ifPresent(known::add));
        }
        return true;
    }

    /** A whole number, another number, a text or a truth; what is left of CEL's literals no variable can be. */
    private static boolean isLiteral(CelExpr expression) {
        return expression.getKind() == Kind.CONSTANT
                && (literal(expression.constant()).isPresent()
                        || expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE);
    }

    private static Optional<Object> literal(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE -> Optional.of(constant.int64Value());
            case DOUBLE_VALUE -> Optional.of(constant.doubleValue());
            case STRING_VALUE -> Optional.of(constant.stringValue());
            default -> Optional.empty();
        };
    }
}
