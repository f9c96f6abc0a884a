package ghanti.flow;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import ghanti.flow.Condition.InvalidException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A delay that a CEL expression over the flow's variables gives, such as {@code prep_minutes - 3 min}. */
public final class CelDelay implements Delay {

    private static final Set<CelKind> NUMBERS = EnumSet.of(CelKind.INT, CelKind.UINT, CelKind.DOUBLE);

    private final String source;
    private final List<Variable> variables;
    private final CelRuntime.Program program;
    private final Duration unit;

    private CelDelay(String source, List<Variable> variables, CelRuntime.Program program, Duration unit) {
        this.source = source;
        this.variables = variables;
        this.program = program;
        this.unit = unit;
    }

    static CelDelay of(String source, CelAbstractSyntaxTree tree, List<Variable> variables, Duration unit)
            throws InvalidException {
        CelType type = tree.getResultType();
        if (!NUMBERS.contains(type.kind())) {
            throw new InvalidException("it must be a number, but it is " + CelTypeName.of(type.name()));
        }
        return new CelDelay(source, variables, Cel.program(tree), unit);
    }

    /** Empty also if it has no value, for example after a division by zero. */
    @Override
    public Optional<Duration> of(Map<String, Object> values) {
        Map<String, Object> bound = new LinkedHashMap<>();
        for (Variable variable : variables) {
            Object given = Variable.value(variable.name(), values);
            Object value = given == null ? null : Cel.value(variable.type(), given);
            if (value == null) {
                return Optional.empty();
            }
            bound.put(variable.name(), value);
        }
        try {
            return program.eval(bound) instanceof Number number ? length(number.doubleValue()) : Optional.empty();
        } catch (CelEvaluationException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> length(double units) {
        if (Double.isNaN(units)) {
            return Optional.empty();
        }
        double seconds = Math.max(0, Math.min(units * unit.toSeconds(), (double) LONGEST.toSeconds()));
        return Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    @Override
    public List<String> names() {
        return variables.stream().map(Variable::name).toList();
    }

    @Override
    public String source() {
        return source;
    }
}
