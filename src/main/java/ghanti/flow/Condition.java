package ghanti.flow;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A CEL expression over the flow's variables that is true or false, type-checked when the file is loaded.
 *
 * <p>Numbers are CEL {@code int}, rupees {@code double}, items a list of {@link ItemType}, booleans {@code bool}, all others
 * {@code string}. A text that was not given reads as {@code ""}; any other missing value makes the condition false.
 */
public final class Condition {

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

    /** Compiles the conditions and delays of one flow. Made anew, CEL's compiler costs more than what it compiles. */
    public static final class Compiler {

        private final List<Variable> variables;
        private @Nullable CelCompiler truths;
        private @Nullable CelCompiler numbers;

        public Compiler(Collection<Variable> variables) {
            this.variables = List.copyOf(variables);
        }

        /**
         * Checks and compiles an expression.
         *
         * @throws InvalidException with what is wrong, in one sentence
         */
        public Condition compile(String source) throws InvalidException {
            if (truths == null) {
                truths = Cel.compiler(variables, SimpleType.BOOL);
            }
            CelAbstractSyntaxTree tree = Cel.check("the condition", source, variables, truths);
            return new Condition(source, "", Cel.readBy(tree, variables), Cel.program(tree));
        }

        /**
         * Checks and compiles an expression that says how long to wait.
         *
         * @param source as the author wrote it, with its unit
         * @param expression the number of units
         * @throws InvalidException with what is wrong, in one sentence
         */
        public CelDelay delay(String source, String expression, Duration unit) throws InvalidException {
            if (numbers == null) {
                numbers = Cel.compiler(variables, null);
            }
            CelAbstractSyntaxTree tree = Cel.check("the expression", expression, variables, numbers);
            return CelDelay.of(source, tree, Cel.readBy(tree, variables), unit);
        }
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
            Object value = Cel.value(variable.type(), Variable.value(inSession(variable), values));
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

    @Override
    public String toString() {
        return source;
    }

    /** A condition without a value in this call. */
    public static final class EvaluationException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        EvaluationException(String source, CelEvaluationException cause) {
            super(cause);
            this.sentence = "the condition " + source + " has no value: " + why(cause.getErrorCode());
        }

        private static String why(CelErrorCode code) {
            return switch (code) {
                case DIVIDE_BY_ZERO -> "it divides by 0";
                case NUMERIC_OVERFLOW -> "a number in it is too large";
                case INDEX_OUT_OF_BOUNDS -> "the list in it is not that long";
                case BAD_FORMAT -> "a text in it cannot be read as what it should be";
                case ATTRIBUTE_NOT_FOUND -> "a value that it reads is missing";
                case ITERATION_BUDGET_EXCEEDED -> "it takes too many steps";
                default -> "a value that it reads does not fit";
            };
        }

        /** What has no value, and why. */
        public String sentence() {
            return sentence;
        }
    }
}
