package ghanti.emulator.stream;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A frame from the server, judged as Exotel would; docs/exotel-protocol.md, Voicebot.
 *
 * @param kind what is left of it to act on
 * @param payload the audio of a {@link Kind#MEDIA}
 * @param name the name of a {@link Kind#MARK}
 * @param complaints what is wrong with it
 */
record BotFrame(Kind kind, ByteBuffer payload, String name, List<Complaint> complaints) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int LEAST = 3200;
    private static final int MOST = 100_000;

    enum Kind {
        MEDIA,
        MARK,
        CLEAR,
        NOTHING
    }

    /** A fault that has no time yet. */
    record Complaint(StreamFault.Kind kind, String sentence) {}

    static BotFrame read(String text, String streamSid) {
        List<Complaint> complaints = new ArrayList<>();
        JsonNode root = parse(text);
        if (root == null || !root.isObject()) {
            complaints.add(new Complaint(StreamFault.Kind.FRAME, "A frame is a JSON object, not " + shown(text) + "."));
            return new BotFrame(Kind.NOTHING, NOTHING, "", complaints);
        }
        checkSid(root, streamSid, complaints);
        String event = root.path("event").asString("");
        return switch (event) {
            case "media" -> media(root.path("media").path("payload"), complaints);
            case "mark" -> mark(root.path("mark").path("name"), complaints);
            case "clear" -> new BotFrame(Kind.CLEAR, NOTHING, "", complaints);
            default -> {
                String sentence = "Exotel takes media, mark and clear, not "
                        + shown(root.path("event").toString()) + ".";
                complaints.add(new Complaint(StreamFault.Kind.EVENT, sentence));
                yield new BotFrame(Kind.NOTHING, NOTHING, "", complaints);
            }
        };
    }

    private static BotFrame media(JsonNode payload, List<Complaint> complaints) {
        byte[] bytes = decoded(payload);
        if (bytes == null || bytes.length == 0) {
            String sentence = "A payload is PCM in base64, not " + shown(payload.toString()) + ".";
            complaints.add(new Complaint(StreamFault.Kind.PAYLOAD, sentence));
            return new BotFrame(Kind.NOTHING, NOTHING, "", complaints);
        }
        if (bytes.length < LEAST || bytes.length > MOST || bytes.length % PlayOut.UNIT != 0) {
            String sentence = "A payload is a multiple of " + PlayOut.UNIT + " bytes, from " + LEAST + " to " + MOST
                    + ", not " + bytes.length + ".";
            complaints.add(new Complaint(StreamFault.Kind.CHUNK_SIZE, sentence));
        }
        return new BotFrame(Kind.MEDIA, ByteBuffer.wrap(bytes), "", complaints);
    }

    private static BotFrame mark(JsonNode name, List<Complaint> complaints) {
        if (!name.isString() || name.stringValue().isEmpty()) {
            complaints.add(new Complaint(StreamFault.Kind.MARK, "A mark has a name, not " + name + "."));
            return new BotFrame(Kind.NOTHING, NOTHING, "", complaints);
        }
        return new BotFrame(Kind.MARK, NOTHING, name.stringValue(), complaints);
    }

    /** Exotel may not mind; but whoever sends a wrong id has mixed up two calls. */
    private static void checkSid(JsonNode root, String streamSid, List<Complaint> complaints) {
        String sid = root.path("stream_sid").asString("");
        if (!sid.equals(streamSid)) {
            String sentence = sid.isEmpty()
                    ? "A frame has no stream_sid."
                    : "A frame came for the stream " + shown(sid) + " on the socket of " + streamSid + ".";
            complaints.add(new Complaint(StreamFault.Kind.STREAM_SID, sentence));
        }
    }

    private static @Nullable JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            return null;
        }
    }

    private static byte @Nullable [] decoded(JsonNode payload) {
        try {
            return payload.isString() ? Base64.getDecoder().decode(payload.stringValue()) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String shown(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
