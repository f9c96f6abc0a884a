package ghanti.flow;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import ghanti.flow.Condition.InvalidException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What conditions and delays have in common: CEL over a flow's variables. */
final class Cel {

    /** Expressions are one line of a YAML file; longer ones are a mistake or an attack. */
    private static final int MOST_CHARACTERS = 1000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(1000)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private Cel() {}

    /** @param result what expressions must give; any type if it is null */
    static CelCompiler compiler(List<Variable> variables, @Nullable CelType result) {
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setTypeProvider(new ItemType())
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
        if (result != null) {
            builder.setResultType(result);
        }
        variables.forEach(variable -> builder.addVar(variable.name(), typeOf(variable.type())));
        return builder.build();
    }

    /**
     * Checks an expression.
     *
     * @param what it is, such as {@code the condition}
     * @throws InvalidException with what is wrong, in one sentence
     */
    static CelAbstractSyntaxTree check(String what, String source, List<Variable> variables, CelCompiler compiler)
            throws InvalidException {
        if (source.length() > MOST_CHARACTERS) {
            throw new InvalidException(what + " is longer than " + MOST_CHARACTERS + " characters");
        }
        try {
            return compiler.compile(source).getAst();
        } catch (CelValidationException e) {
            ImmutableList<CelIssue> issues = ImmutableList.copyOf(e.getErrors());
            throw new InvalidException(
                    issues.isEmpty()
                            ? "it cannot be read"
                            : new ConditionFault(source, variables).sentence(issues.get(0)));
        }
    }

    static CelRuntime.Program program(CelAbstractSyntaxTree tree) throws InvalidException {
        try {
            return RUNTIME.createProgram(tree);
        } catch (CelEvaluationException e) {
            throw new InvalidException("it cannot be evaluated: " + e.getMessage());
        }
    }

    /** The variables that an expression reads. */
    static List<Variable> readBy(CelAbstractSyntaxTree tree, List<Variable> variables) {
        Set<String> names =
                tree.getReferenceMap().values().stream().map(CelReference::name).collect(Collectors.toSet());
        return variables.stream()
                .filter(variable -> names.contains(variable.name()))
                .toList();
    }

    private static CelType typeOf(InputType type) {
        return switch (type) {
            case NUMBER -> SimpleType.INT;
            case RUPEES -> SimpleType.DOUBLE;
            case BOOLEAN -> SimpleType.BOOL;
            case ITEMS -> ListType.create(ItemType.TYPE);
            case TEXT, DIGITS, DATE, TIME, PHONE -> SimpleType.STRING;
        };
    }

    /** A value as CEL takes it; null if there is none. */
    static @Nullable Object value(InputType type, @Nullable Object value) {
        return switch (type) {
            case RUPEES -> value instanceof Number amount ? Double.valueOf(amount.doubleValue()) : null;
            case TEXT, DIGITS, DATE, TIME, PHONE -> value == null ? "" : value;
            case NUMBER, BOOLEAN, ITEMS -> value instanceof BigDecimal ? null : value;
        };
    }
}
