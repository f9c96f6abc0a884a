package ghanti.app;

import ghanti.call.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a server refused, for people. */
final class ApiProblem {

    private ApiProblem() {}

    /** The sentences about the fields if there are some, else the one about the whole. */
    static String sentence(int status, String body) {
        Map<String, Object> problem = Json.object(body).orElse(Map.of());
        List<String> fields = new ArrayList<>();
        if (problem.get("errors") instanceof List<?> errors) {
            errors.forEach(
                    error -> fields.add(((Map<?, ?>) error).get("field") + ": " + ((Map<?, ?>) error).get("message")));
        }
        return fields.isEmpty()
                ? String.valueOf(problem.getOrDefault("detail", "the server answered " + status))
                : String.join("; ", fields);
    }
}
