package ghanti.web;

import ghanti.call.Inputs.Fault;
import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The filters of a list, from the query of its address. */
final class Query {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Context context;

    Query(Context context, String... known) {
        this.context = context;
        List<Fault> faults = new ArrayList<>();
        context.queryParamMap().keySet().stream()
                .filter(name -> !Set.of(known).contains(name))
                .forEach(name ->
                        faults.add(new Fault(name, "is no filter here; known are " + String.join(", ", known))));
        if (!faults.isEmpty()) {
            throw new Problem.Thrown(Problem.invalid(faults));
        }
    }

    @Nullable
    String text(String name) {
        String value = context.queryParam(name);
        if (value != null && value.indexOf(0) >= 0) {
            throw invalid(name, "must not hold NUL");
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    <T> @Nullable T word(String name, Function<String, Optional<T>> reader) {
        String value = text(name);
        return value == null
                ? null
                : reader.apply(value).orElseThrow(() -> invalid(name, "\"" + value + "\" is no " + name));
    }

    @Nullable
    Instant instant(String name) {
        String value = text(name);
        try {
            // A + that was not escaped arrives as a blank.
            return value == null
                    ? null
                    : OffsetDateTime.parse(value.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw invalid(name, "must be a time with its offset, such as 2026-11-21T09:00:00+05:30");
        }
    }

    /** Where the page before ended: an id. */
    @Nullable
    String cursor() {
        String value = text("cursor");
        if (value != null && !value.matches("[0-9a-f-]{36}")) {
            throw invalid("cursor", "must be the next_cursor of the page before");
        }
        return value;
    }

    int limit() {
        String value = text("limit");
        if (value == null) {
            return USUAL;
        }
        if (!value.matches("[0-9]{1,4}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > MOST) {
            throw invalid("limit", "must be a number from 1 to " + MOST);
        }
        return Integer.parseInt(value);
    }

    private static Problem.Thrown invalid(String field, String message) {
        return new Problem.Thrown(Problem.invalid(List.of(new Fault(field, message))));
    }
}
