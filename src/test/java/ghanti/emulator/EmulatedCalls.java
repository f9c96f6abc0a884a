package ghanti.emulator;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that dials through an emulator. */
final class EmulatedCalls {
    static final Account ACCOUNT = Account.of("exampletenant1", "key", "token", "08069891522");

    private static final JsonMapper JSON = new JsonMapper();

    private final Emulator exotel;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    EmulatedCalls(Emulator exotel) {
        this.exotel = exotel;
    }

    static Map<String, String> form(String statusCallback) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("From", "+919876543210");
        form.put("CallerId", "08069891522");
        form.put("Url", "http://my.exotel.com/exampletenant1/exoml/start_voice/4242");
        form.put("CustomField", "call-7");
        form.put("StatusCallback", statusCallback);
        return form;
    }

    /** Dials and waits for the end of the call. */
    LineReport call(Map<String, String> form) throws Exception {
        String sid = json(dial(form)).at("/Call/Sid").stringValue();
        return exotel.line(sid).join(Duration.ofSeconds(5));
    }

    HttpResponse<String> dial(Map<String, String> form) throws Exception {
        return client.send(post("key:token", form), BodyHandlers.ofString());
    }

    HttpResponse<String> dialAs(String keyAndToken, Map<String, String> form) throws Exception {
        return client.send(post(keyAndToken, form), BodyHandlers.ofString());
    }

    HttpResponse<String> dialMultipart(Map<String, String> form) throws Exception {
        String body = form.entrySet().stream()
                .map(field -> "--b\r\nContent-Disposition: form-data; name=\"" + field.getKey() + "\"\r\n\r\n"
                        + field.getValue() + "\r\n")
                .collect(Collectors.joining("", "", "--b--\r\n"));
        HttpRequest request = to("/v1/Accounts/exampletenant1/Calls/connect.json", "key:token")
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    JsonNode get(String path) throws Exception {
        return json(client.send(to(path, "key:token").build(), BodyHandlers.ofString()));
    }

    static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    private HttpRequest post(String keyAndToken, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return to("/v1/Accounts/exampletenant1/Calls/connect.json", keyAndToken)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder to(String path, String keyAndToken) {
        String basic = Base64.getEncoder().encodeToString(keyAndToken.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(exotel.baseUrl() + path)).header("Authorization", "Basic " + basic);
    }
}
