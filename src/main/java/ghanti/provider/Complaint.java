package ghanti.provider;

import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a provider says is wrong.
 *
 * @param code its word for it, such as "insufficient_quota", empty if it has none
 * @param text one short line for people, without any key, empty if it said nothing readable
 */
public record Complaint(String code, String text) {

    /** What of an answer is worth reading, in bytes. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final int LONGEST = 200;

    /** A key of which a provider shows the ends: "Incorrect API key provided: sk-ab****yz". */
    private static final Pattern HALF_A_KEY = Pattern.compile("\\S*\\*{2,}\\S*");

    private static final Pattern UNPRINTABLE = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** What can be read of an answer that is no success. */
    public static Complaint in(String body, Key key) {
        if (body.stripLeading().startsWith("<")) {
            return new Complaint("", "a web page");
        }
        Optional<JsonNode> json = Json.object(body);
        String code = json.map(Complaint::code).orElse("");
        return new Complaint(code, line(json.map(Complaint::message).orElse(body), key));
    }

    /**
     * {@code error.code} (Sarvam, OpenAI), {@code error.status} (Google), {@code detail.status} (ElevenLabs),
     * {@code err_code} (Deepgram), {@code code} (Sarvam, on its socket).
     */
    private static String code(JsonNode json) {
        return first(
                json,
                "/error/details/0/reason",
                "/error/code",
                "/error/status",
                "/detail/code",
                "/detail/status",
                "/err_code",
                "/code",
                "/error/type");
    }

    /** {@code detail[0].msg} is that of servers made with FastAPI, as many self-hosted ones are. */
    private static String message(JsonNode json) {
        return first(
                json,
                "/error/message",
                "/err_msg",
                "/detail/message",
                "/detail/0/msg",
                "/error",
                "/detail",
                "/message",
                "/description");
    }

    private static String first(JsonNode json, String... places) {
        for (String place : places) {
            JsonNode found = json.at(place);
            if (found.isString() && !found.asString().isBlank()) {
                return found.asString();
            }
        }
        return "";
    }

    /** One short line of what somebody else wrote. */
    public static String line(String text, Key key) {
        String line = UNPRINTABLE.matcher(key.hiddenIn(text)).replaceAll(" ").strip();
        String hidden = HALF_A_KEY.matcher(line).replaceAll("…");
        return hidden.length() <= LONGEST ? hidden : hidden.substring(0, LONGEST) + "…";
    }

    /** The text, or else the code, in brackets with a space before it, or nothing. */
    public String inBrackets() {
        String said = text.isEmpty() ? code : text;
        return said.isEmpty() ? "" : " (" + said + ")";
    }
}
