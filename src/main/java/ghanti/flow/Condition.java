package ghanti.flow;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A CEL expression over the flow's variables that is true or false, type-checked when the file is loaded.
 *
 * <p>Numbers are CEL {@code int}, rupees {@code double}, items a list of maps, booleans {@code bool}, all others
 * {@code string}. A text that was not given reads as {@code ""}; any other missing value makes the condition false.
 */
public final class Condition {

    /** Expressions are one line of a YAML file; longer ones are a mistake or an attack. */
    private static final int MOST_CHARACTERS = 1000;

    private static final CelOptions OPTIONS = CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(1000)
            .build();

    private static final CelRuntime RUNTIME =
            CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(OPTIONS).build();

    private final String source;
    private final String scope;
    private final List<Variable> variables;
    /** Null if the expression is none. */
    private final CelRuntime.@Nullable Program program;

    private Condition(String source, String scope, List<Variable> variables, CelRuntime.@Nullable Program program) {
        this.source = source;
        this.scope = scope;
        this.variables = variables;
        this.program = program;
    }

    /** Stands in a flow with errors for a condition that is none. */
    public static Condition unread(String source) {
        return new Condition(source, "", List.of(), null);
    }

    /** False of what only stands for a condition; it never holds. */
    public boolean isRead() {
        return program != null;
    }

    /** The same condition over values whose names begin with {@code prefix}: of a flow inside another. */
    public Condition within(String prefix) {
        return new Condition(source, prefix + scope, variables, program);
    }

    /** The variables it reads, under the names they have in a session. */
    public List<String> names() {
        return variables.stream().map(this::inSession).toList();
    }

    private String inSession(Variable variable) {
        return Variable.isAttempt(variable.name()) ? variable.name() : scope + variable.name();
    }

    /** An expression that is no condition: a syntax error, an unknown name, a wrong type. */
    public static final class InvalidException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidException(String message) {
            super(message);
        }
    }

    /** Loads CEL, which takes a good part of a start, before the first condition is met. */
    public static void load() {
        try {
            new Compiler(List.of()).compile("1 < 2").holds(Map.of());
        } catch (InvalidException | EvaluationException e) {
            throw new IllegalStateException("CEL cannot tell that 1 is less than 2", e);
        }
    }

    /** Compiles the conditions of one flow. Made anew, CEL's compiler costs more than what it compiles. */
    public static final class Compiler {

        private final List<Variable> variables;
        private @Nullable CelCompiler cel;

        public Compiler(Collection<Variable> variables) {
            this.variables = List.copyOf(variables);
        }

        /**
         * Checks and compiles an expression.
         *
         * @throws InvalidException with what is wrong, in one sentence
         */
        public Condition compile(String source) throws InvalidException {
            if (source.length() > MOST_CHARACTERS) {
                throw new InvalidException("the condition is longer than " + MOST_CHARACTERS + " characters");
            }
            try {
                CelAbstractSyntaxTree tree = cel().compile(source).getAst();
                return new Condition(source, "", readBy(tree), RUNTIME.createProgram(tree));
            } catch (CelValidationException e) {
                ImmutableList<CelIssue> issues = ImmutableList.copyOf(e.getErrors());
                throw new InvalidException(
                        issues.isEmpty()
                                ? "it cannot be read"
                                : new ConditionFault(source, variables).sentence(issues.get(0)));
            } catch (CelEvaluationException e) {
                throw new InvalidException("it cannot be evaluated: " + e.getMessage());
            }
        }

        private List<Variable> readBy(CelAbstractSyntaxTree tree) {
            Set<String> names = tree.getReferenceMap().values().stream()
                    .map(CelReference::name)
                    .collect(Collectors.toSet());
            return variables.stream()
                    .filter(variable -> names.contains(variable.name()))
                    .toList();
        }

        private CelCompiler cel() {
            if (cel == null) {
                CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                        .setOptions(OPTIONS)
                        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                        .setResultType(SimpleType.BOOL);
                variables.forEach(variable -> builder.addVar(variable.name(), typeOf(variable.type())));
                cel = builder.build();
            }
            return cel;
        }
    }

    private static CelType typeOf(InputType type) {
        return switch (type) {
            case NUMBER -> SimpleType.INT;
            case RUPEES -> SimpleType.DOUBLE;
            case BOOLEAN -> SimpleType.BOOL;
            case ITEMS -> ListType.create(MapType.create(SimpleType.STRING, SimpleType.DYN));
            case TEXT, DIGITS, DATE, TIME, PHONE -> SimpleType.STRING;
        };
    }

    /** The expression as the author wrote it. */
    public String source() {
        return source;
    }

    /**
     * Whether it holds.
     *
     * @throws EvaluationException if it has no value, for example after a division by zero
     */
    public boolean holds(Map<String, Object> values) throws EvaluationException {
        Map<String, Object> bound = new LinkedHashMap<>();
        for (Variable variable : variables) {
            Object value = celValue(variable.type(), Variable.value(inSession(variable), values));
            if (value != null) {
                bound.put(variable.name(), value);
            }
        }
        try {
            return program != null && Boolean.TRUE.equals(program.eval(bound));
        } catch (CelEvaluationException e) {
            throw new EvaluationException(source, e);
        }
    }

    private static @Nullable Object celValue(InputType type, @Nullable Object value) {
        return switch (type) {
            case RUPEES -> value instanceof Number amount ? Double.valueOf(amount.doubleValue()) : null;
            case TEXT, DIGITS, DATE, TIME, PHONE -> value == null ? "" : value;
            case NUMBER, BOOLEAN, ITEMS -> value instanceof BigDecimal ? null : value;
        };
    }

    @Override
    public String toString() {
        return source;
    }

    /** A condition without a value in this call. */
    public static final class EvaluationException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        EvaluationException(String source, Exception cause) {
            super(cause);
            this.sentence = "the condition " + source + " has no value: " + cause.getMessage();
        }

        /** What has no value, and why. */
        public String sentence() {
            return sentence;
        }
    }
}
