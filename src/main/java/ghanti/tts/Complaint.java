package ghanti.tts;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider says is wrong.
 *
 * @param code its word for it, such as "insufficient_quota", empty if it has none
 * @param text one short line for people, without any key, empty if it said nothing readable
 */
record Complaint(String code, String text) {

    private static final int LONGEST = 200;
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    /** A key of which a provider shows the ends: "Incorrect API key provided: sk-ab****yz". */
    private static final Pattern HALF_A_KEY = Pattern.compile("\\S*\\*{2,}\\S*");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]+");

    static Complaint in(Answer answer, Key key) {
        String body = answer.body()
                .substring(0, Math.min(answer.body().size(), MOST_BYTES))
                .utf8();
        if (answer.type().contains("html") || body.stripLeading().startsWith("<")) {
            return new Complaint("", "a web page");
        }
        Optional<JsonNode> json = object(body);
        String code = json.map(Complaint::code).orElse("");
        String text = json.map(Complaint::message).orElse(body);
        return new Complaint(code, shortened(key.hiddenIn(text)));
    }

    private static Optional<JsonNode> object(String body) {
        try {
            return Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** {@code error.code} (Sarvam, OpenAI), {@code error.status} (Google), {@code detail.status} (ElevenLabs). */
    private static String code(JsonNode json) {
        for (String place : new String[] {
            "/error/details/0/reason", "/error/code", "/error/status", "/detail/code", "/detail/status", "/error/type"
        }) {
            JsonNode code = json.at(place);
            if (code.isString() && !code.asString().isBlank()) {
                return code.asString();
            }
        }
        return "";
    }

    /** {@code detail[0].msg} is that of servers made with FastAPI, as many self-hosted ones are. */
    private static String message(JsonNode json) {
        for (String place :
                new String[] {"/error/message", "/detail/message", "/detail/0/msg", "/error", "/detail", "/message"}) {
            JsonNode message = json.at(place);
            if (message.isString()) {
                return message.asString();
            }
        }
        return "";
    }

    private static String shortened(String text) {
        String line = UNPRINTABLE.matcher(text).replaceAll(" ").strip();
        String hidden = HALF_A_KEY.matcher(line).replaceAll("…");
        return hidden.length() <= LONGEST ? hidden : hidden.substring(0, LONGEST) + "…";
    }

    /** The text in brackets with a space before it, or nothing. */
    String inBrackets() {
        return text.isEmpty() ? "" : " (" + text + ")";
    }
}
