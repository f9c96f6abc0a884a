package ghanti.tts;

import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import tools.jackson.databind.json.JsonMapper;

/** A request's JSON, in UTF-8 and without naming it: application/json has no charset. */
final class JsonBody {

    private static final JsonMapper JSON = new JsonMapper();
    private static final MediaType TYPE = MediaType.get("application/json");

    private JsonBody() {}

    static RequestBody of(Map<String, Object> fields) {
        return RequestBody.create(JSON.writeValueAsBytes(fields), TYPE);
    }
}
