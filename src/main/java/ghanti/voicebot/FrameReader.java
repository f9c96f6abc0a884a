package ghanti.voicebot;

import ghanti.voicebot.Frame.Connected;
import ghanti.voicebot.Frame.Mark;
import ghanti.voicebot.Frame.Media;
import ghanti.voicebot.Frame.Other;
import ghanti.voicebot.Frame.Start;
import ghanti.voicebot.Frame.Stop;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads frames as they come in the field: numbers as texts, names in snake or camel case, ids at either level. What cannot be read is
 * {@link Other}: a malformed frame costs that frame, never the call.
 */
final class FrameReader {

    /** Lenient on purpose, unlike {@code ghanti.call.Json}: a name that stands twice is no reason to lose a key. */
    private static final JsonMapper JSON = new JsonMapper();

    private static final String USUAL_MEDIA = "{\"event\":\"media\",";
    private static final Frame UNWANTED = new Other("media");
    private static final int LONGEST_ID = 128;
    private static final int MOST_CUSTOM = 20;

    private FrameReader() {}

    /** @param wantsMedia false if nobody listens; sound is then not read beyond its name */
    static Frame read(String text, boolean wantsMedia) {
        // Nine frames in ten are sound; as they mostly come, no parser is needed to see that nobody wants them.
        if (!wantsMedia && text.startsWith(USUAL_MEDIA)) {
            return UNWANTED;
        }
        try {
            String event = event(text);
            if (event.equals("media") && !wantsMedia) {
                return UNWANTED;
            }
            return frame(event, JSON.readTree(text));
        } catch (JacksonException e) {
            return new Other("a frame that is no JSON");
        }
    }

    /** The event's name without reading further than it stands. */
    private static String event(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = parser.currentName().equals("event");
                JsonToken value = parser.nextToken();
                if (found) {
                    return value == JsonToken.VALUE_STRING ? parser.getString() : "";
                }
                parser.skipChildren();
            }
            return "";
        }
    }

    private static Frame frame(String event, JsonNode frame) {
        return switch (event) {
            case "connected" -> new Connected();
            case "start" -> start(frame);
            case "media" -> media(frame);
            case "dtmf" -> key(text(frame.path("dtmf"), "digit", "key"));
            case "mark" -> new Mark(text(frame.path("mark"), "name"));
            case "stop" -> new Stop(text(frame.path("stop"), "reason"));
            default -> new Other(event.isEmpty() ? "a frame without an event" : cut(event));
        };
    }

    private static Frame start(JsonNode frame) {
        JsonNode inner = frame.path("start");
        JsonNode format = either(inner, "media_format", "mediaFormat");
        return new Start(
                id(frame, inner, "stream_sid", "streamSid"),
                id(frame, inner, "call_sid", "callSid"),
                cut(text(inner, "from")),
                cut(text(inner, "to")),
                number(text(format, "sample_rate", "sampleRate")),
                custom(either(inner, "custom_parameters", "customParameters")));
    }

    private static Frame media(JsonNode frame) {
        String payload = text(frame.path("media"), "payload");
        return payload.isEmpty() ? new Other("media without sound") : new Media(payload);
    }

    private static Frame key(String digit) {
        String one = digit.strip();
        boolean known = one.length() == 1 && "0123456789*#".contains(one);
        return known ? new Frame.Key(one.charAt(0)) : new Other("a key that is none");
    }

    private static Map<String, String> custom(JsonNode parameters) {
        Map<String, String> custom = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> one : parameters.properties()) {
            if (custom.size() < MOST_CUSTOM && one.getValue().isValueNode()) {
                custom.put(cut(one.getKey()), one.getValue().asString());
            }
        }
        return custom;
    }

    private static String id(JsonNode frame, JsonNode inner, String snake, String camel) {
        String within = text(inner, snake, camel);
        return cut(within.isEmpty() ? text(frame, snake, camel) : within);
    }

    private static JsonNode either(JsonNode node, String snake, String camel) {
        return node.has(snake) ? node.path(snake) : node.path(camel);
    }

    private static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isValueNode() && !value.isNull()) {
                return value.asString();
            }
        }
        return "";
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_ID ? text : text.substring(0, LONGEST_ID);
    }
}
