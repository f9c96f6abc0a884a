package ghanti.provider;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What providers write. */
public final class Json {

    /** Far more than the words of half a minute with all that is said about each. */
    public static final int LONGEST = 256 * 1024;

    private static final JsonMapper JSON = new JsonMapper();

    private Json() {}

    /** The JSON object of a text, empty if it is something else or too long. */
    public static Optional<JsonNode> object(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(JSON.readTree(text)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
