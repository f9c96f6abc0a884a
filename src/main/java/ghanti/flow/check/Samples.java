package ghanti.flow.check;

import ghanti.flow.InputType;
import ghanti.flow.Variable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Values of a variable such that every value it can have compares with some literals as one of them does: the literals themselves,
 * what is right beside them, and the least and the greatest value.
 */
final class Samples {

    private static final BigDecimal LARGEST = new BigDecimal("999999999999999");

    private Samples() {}

    /** @param literals what the variable is compared with; null among the samples stands for no value at all */
    static List<@Nullable Object> of(Variable variable, Set<Object> literals) {
        List<@Nullable Object> samples = new ArrayList<>(
                switch (variable.type()) {
                    case NUMBER -> numbers(literals, 0, LARGEST.negate(), LARGEST);
                    case RUPEES -> numbers(literals, 2, BigDecimal.ZERO, LARGEST);
                    case BOOLEAN -> List.of(true, false);
                    case TEXT, DIGITS, DATE, TIME, PHONE -> texts(literals);
                    case ITEMS -> List.of();
                });
        if (variable.optional()) {
            samples.add(null);
        }
        return samples;
    }

    /** The same for an answer that is just being typed. */
    static List<@Nullable Object> typed(Variable variable, Set<Object> literals, int mostKeys) {
        if (variable.type() != InputType.NUMBER && variable.type() != InputType.RUPEES) {
            return of(new Variable(variable.name(), variable.type(), false), literals);
        }
        BigDecimal largest = BigDecimal.TEN.pow(mostKeys).subtract(BigDecimal.ONE);
        return new ArrayList<>(numbers(literals, 0, BigDecimal.ZERO, largest.min(LARGEST)));
    }

    private static List<Object> numbers(Set<Object> literals, int decimals, BigDecimal least, BigDecimal most) {
        BigDecimal step = BigDecimal.ONE.movePointLeft(decimals);
        Set<BigDecimal> numbers = new TreeSet<>(List.of(least, most));
        for (Object literal : literals) {
            if (literal instanceof Number number) {
                BigDecimal floor = new BigDecimal(number.toString()).setScale(decimals, RoundingMode.FLOOR);
                numbers.addAll(List.of(floor.subtract(step), floor, floor.add(step)));
            }
        }
        return numbers.stream()
                .filter(number -> number.compareTo(least) >= 0 && number.compareTo(most) <= 0)
                .map(number -> decimals == 0 ? (Object) number.longValueExact() : number)
                .toList();
    }

    private static List<Object> texts(Set<Object> literals) {
        Set<Object> texts = new LinkedHashSet<>(List.of(""));
        for (Object literal : literals) {
            texts.add(literal);
            texts.add(literal + "\0");
        }
        return List.copyOf(texts);
    }
}
