package ghanti.emulator;

import ghanti.emulator.DialAnswer.Refusal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that the REST API refuses; docs/exotel-protocol.md, Outbound calls. */
final class RestProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String code;

    private RestProblem(int status, String message, @Nullable String code) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static RestProblem badParameters(String what) {
        return new RestProblem(400, "Bad or missing parameters: " + what, "34001");
    }

    static RestProblem notFound(String what) {
        return new RestProblem(404, what, null);
    }

    static RestProblem unauthorized() {
        return new RestProblem(401, "Authentication failed", null);
    }

    Refusal refusal() {
        return new Refusal(status, status, String.valueOf(getMessage()), code, null);
    }

    /** The body of a refusal, ready to be written as JSON. */
    static Map<String, Object> body(Refusal refusal) {
        Map<String, Object> inside = new LinkedHashMap<>();
        inside.put("Status", refusal.status());
        inside.put("Message", refusal.message());
        String code = refusal.code();
        if (code != null) {
            inside.put("Code", code.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(code) : code);
        }
        return Map.of("RestException", inside);
    }
}
