package ghanti.tts;

import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON, as the servers of the tests read and write it. */
final class JsonAnswers {

    private static final JsonMapper JSON = new JsonMapper();

    private JsonAnswers() {}

    static MockResponse of(int status, Object body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(JSON.writeValueAsString(body))
                .build();
    }

    static JsonNode tree(RecordedRequest request) {
        return JSON.readTree(request.getBody().utf8());
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(RecordedRequest request) {
        return JSON.readValue(request.getBody().utf8(), Map.class);
    }
}
