package ghanti.web;

import ghanti.call.Inputs.Fault;
import ghanti.call.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An error as RFC 9457 tells it.
 *
 * @param detail one sentence with the way out
 * @param errors the fields that are wrong, for 422
 */
record Problem(int status, String title, String detail, List<Fault> errors) {

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of());
    }

    static Problem notFound(String what) {
        return of(404, "Not found", what);
    }

    static Problem invalid(List<Fault> errors) {
        String fields = errors.size() == 1 ? "one field" : errors.size() + " fields";
        return new Problem(422, "The request cannot be taken as it is", "Correct " + fields + "; see errors.", errors);
    }

    void send(Context context) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        if (!errors.isEmpty()) {
            body.put("errors", errors);
        }
        context.status(status)
                .contentType("application/problem+json")
                .result(Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /** Thrown to leave a handler with a problem. */
    static final class Thrown extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Thrown(Problem problem) {
            super(problem.detail());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
