package ghanti.app;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One line of Exotel's, whose applets ask a server under test. */
final class TestLine {

    static final String ORDER = "{\"order_id\":\"1042\"}";

    private final Map<String, String> parameters = new LinkedHashMap<>();
    private String flow = TestSettings.FLOW;
    private int port;
    private int second;
    private @Nullable String fixedTime;

    TestLine(int port, String sid) {
        this.port = port;
        with("CallSid", sid);
        with("CallFrom", "09876543210");
        with("CallTo", "08069891522");
        with("Direction", "incoming");
        with("From", "09876543210");
        with("To", "08069891522");
    }

    /** A line that brings order 1042. */
    static TestLine withOrder(int port, String sid) {
        return new TestLine(port, sid).with("CustomField", ORDER);
    }

    TestLine with(String name, String value) {
        parameters.put(name, value);
        return this;
    }

    TestLine without(String name) {
        parameters.remove(name);
        return this;
    }

    /** The flow whose addresses it asks. */
    TestLine flow(String name) {
        flow = name;
        return this;
    }

    /** The same line asks another server from now on. */
    TestLine at(int otherPort) {
        port = otherPort;
        return this;
    }

    /** Says the same CurrentTime with every request, or none if it is empty. */
    TestLine alwaysAt(String time) {
        fixedTime = time;
        return this;
    }

    int port() {
        return port;
    }

    HttpResponse<String> gather(int turn) {
        return ask("gather/" + turn, "");
    }

    HttpResponse<String> passthru(int turn, String keys) {
        return ask("passthru/" + turn, keys);
    }

    /** The status of a Passthru: 200 goes on, 302 has ended. */
    int press(int turn, String keys) {
        return passthru(turn, keys).statusCode();
    }

    String greeting() {
        return ask("greeting", "").body();
    }

    HttpResponse<String> ask(String applet, String keys) {
        second++;
        Map<String, String> all = new LinkedHashMap<>(parameters);
        String time = String.format("2026-11-20 12:%02d:%02d", second / 60, second % 60);
        all.put("CurrentTime", fixedTime == null ? time : fixedTime);
        if (!keys.isEmpty()) {
            all.put("digits", "\"" + keys + "\"");
        }
        return TestApi.send(HttpRequest.newBuilder(address("/" + flow + "/" + applet, all)));
    }

    /** A StatusCallback for a call of ours. */
    HttpResponse<String> status(String callId, String status) {
        Map<String, String> fields = Map.of("CallSid", parameters.getOrDefault("CallSid", ""), "Status", status);
        return TestApi.send(HttpRequest.newBuilder(address("/status/" + callId, Map.of()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(query(fields))));
    }

    private URI address(String path, Map<String, String> query) {
        return URI.create("http://127.0.0.1:" + port + "/exotel/" + TestSettings.TOKEN + path + "?" + query(query));
    }

    private static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
