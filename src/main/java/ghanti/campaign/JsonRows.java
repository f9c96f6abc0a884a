package ghanti.campaign;

import ghanti.call.Inputs.Fault;
import ghanti.call.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of JSON lines: {@code {"to", "inputs", "language", "metadata"}}. */
final class JsonRows implements Rows {

    private static final Set<String> FIELDS = Set.of("to", "inputs", "language", "metadata");

    private final Characters text;

    JsonRows(Characters text) {
        this.text = text;
    }

    @Override
    public Optional<Row> next() throws IOException {
        while (text.peek() != Characters.END) {
            int number = text.line();
            StringBuilder line = new StringBuilder();
            int length = 0;
            for (int next = text.next(); next != Characters.END && next != '\n'; next = text.next()) {
                if (++length <= LONGEST) {
                    line.append((char) next);
                }
            }
            if (!text.wasText()) {
                return Optional.of(Row.unreadable(number, NOT_UTF_8));
            }
            if (length > LONGEST) {
                return Optional.of(Row.unreadable(number, TOO_LONG));
            }
            if (!line.toString().isBlank()) {
                return Optional.of(row(number, line.toString()));
            }
        }
        return Optional.empty();
    }

    private static Row row(int number, String line) {
        Map<String, Object> fields = Json.object(line).orElse(null);
        if (fields == null) {
            return Row.unreadable(
                    number, "must be one JSON object, such as {\"to\": \"+919876543210\", \"inputs\": {}}");
        }
        List<Fault> faults = new ArrayList<>();
        fields.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .sorted()
                .forEach(name ->
                        faults.add(new Fault(name, "is no field of a row; known are inputs, language, metadata, to")));
        Object inputs = fields.get("inputs");
        if (inputs != null && !(inputs instanceof Map)) {
            faults.add(new Fault("inputs", "must be an object with the flow's inputs"));
        }
        return new Row(
                number,
                line.length(),
                fields.get("to"),
                fields.get("language"),
                object(inputs),
                fields.get("metadata"),
                List.copyOf(faults));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}
