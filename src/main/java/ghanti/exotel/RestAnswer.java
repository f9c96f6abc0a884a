package ghanti.exotel;

import ghanti.call.Json;
import ghanti.call.PhoneNumbers;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * An answer of Exotel's REST API; docs/exotel-protocol.md, Outbound calls.
 *
 * @param status the HTTP status
 * @param json empty if the body is no JSON object, or too large to be one of Exotel's
 */
public record RestAnswer(int status, Map<String, Object> json) {

    /** A page of a hundred calls has some 60 kB. */
    private static final int MOST_BYTES = 1024 * 1024;

    static RestAnswer of(Response response) throws IOException {
        ResponseBody body = response.body();
        String text = body.source().request(MOST_BYTES) ? "" : body.string();
        return of(response.code(), text);
    }

    /** An answer that was read already. */
    public static RestAnswer of(int status, String body) {
        return new RestAnswer(status, Json.object(body).orElse(Map.of()));
    }

    /** True if Exotel did what it was asked for: an exception may come under status 200 too. */
    public boolean isSuccess() {
        return status >= 200 && status < 300 && exception().isEmpty();
    }

    /** True if it failed somewhere on the way, without a word of Exotel's: what was asked for may have been done all the same. */
    boolean isGatewayTrouble() {
        return status >= 500 && exception().isEmpty();
    }

    /** Status and Exotel's own words, for a sentence. */
    public String reason() {
        return "HTTP " + status + exception().map(message -> ", " + message).orElse("");
    }

    private Optional<String> exception() {
        if (!(json.get("RestException") instanceof Map<?, ?> exception)) {
            return Optional.empty();
        }
        String message = PhoneNumbers.maskedIn(String.valueOf(exception.get("Message")));
        Object code = exception.get("Code");
        return Optional.of(code == null ? message : message + " (code " + code + ")");
    }
}
