package ghanti.emulator;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the server answered.
 *
 * @param status the HTTP status
 * @param headers the headers, names in lower case, values joined by a comma
 * @param body the body, read as UTF-8
 * @param took how long it took, in real time
 */
public record Answer(int status, Map<String, String> headers, String body, Duration took) {

    /** Copies the headers. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** A header by its name in lower case, or the empty text. */
    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    /** The {@code Content-Type} without its parameters, in lower case. */
    public String mediaType() {
        String value = header("content-type");
        int end = value.indexOf(';');
        return (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    boolean sameAs(Answer other) {
        return status == other.status
                && body.equals(other.body)
                && header("content-type").equals(other.header("content-type"));
    }

    boolean redirects() {
        return status >= 300 && status < 400 && headers.containsKey("location");
    }

    static Answer of(HttpResponse<byte[]> response, Duration took) {
        Map<String, String> headers = new TreeMap<>();
        response.headers()
                .map()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return new Answer(response.statusCode(), headers, new String(response.body(), StandardCharsets.UTF_8), took);
    }
}
