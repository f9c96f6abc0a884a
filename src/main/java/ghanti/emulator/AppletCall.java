package ghanti.emulator;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** One request of an applet, before anything happens to it. */
record AppletCall(String applet, URI url, Map<String, String> parameters, Duration limit, boolean rawBrackets) {

    /** The address with the parameters, encoded as in a form. */
    URI address() {
        String query = parameters.entrySet().stream()
                .map(parameter -> name(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(url + (url.getRawQuery() == null ? "?" : "&") + query);
    }

    HttpRequest get() {
        return request("GET");
    }

    HttpRequest head() {
        return request("HEAD");
    }

    private HttpRequest request(String method) {
        return HttpRequest.newBuilder(address())
                .header("Exotel-Version", "1.0")
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
    }

    /** docs/exotel-protocol.md, Passthru: brackets may come either way. */
    private String name(String text) {
        String name = encoded(text);
        return rawBrackets ? name.replace("%5B", "[").replace("%5D", "]") : name;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
