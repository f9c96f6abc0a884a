package ghanti.emulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The answer of a Connect, read as strictly as Exotel does: one bad value drops the call; docs/exotel-protocol.md, Connect.
 *
 * @param numbers whom to dial, in their order; empty for nobody
 * @param fetchAfterAttempt whether to ask again after a failed attempt
 * @param outgoingPhoneNumber what the other side sees; else the call's own ExoPhone
 */
record ConnectDocument(
        List<String> numbers,
        boolean fetchAfterAttempt,
        Optional<String> outgoingPhoneNumber,
        Duration longestRinging,
        Duration longestTalk) {
    private static final Set<String> FIELDS = Set.of(
            "fetch_after_attempt",
            "destination",
            "outgoing_phone_number",
            "record",
            "recording_channels",
            "max_ringing_duration",
            "max_conversation_duration",
            "music_on_hold",
            "start_call_playback",
            "parallel_ringing",
            "dial_passthru_event_url");
    private static final String E164 = "\\+[1-9][0-9]{6,14}";
    private static final int LONGEST_RINGING = 60;
    private static final int LONGEST_TALK = 4500;

    static ConnectDocument read(Answer answer) throws BadAnswer {
        Expectation.check("Connect", answer, "application/json");
        JsonNode root = GatherDocument.object(GatherDocument.parse(answer.body()), "The Connect answer");
        GatherDocument.onlyFields(root, FIELDS, "A Connect answer");
        flag(root, "record");
        word(root, "recording_channels", "single|dual");
        word(root, "dial_passthru_event_url", "https?://\\S+");
        sound(root, "music_on_hold", Set.of("type", "value"), "operator_tone|default_tone|audio_url");
        sound(root, "start_call_playback", Set.of("playback_to", "type", "value"), "text|audio_url");
        parallel(root.get("parallel_ringing"));
        return new ConnectDocument(
                numbers(root.get("destination")),
                flag(root, "fetch_after_attempt"),
                word(root, "outgoing_phone_number", E164),
                seconds(root, "max_ringing_duration", LONGEST_RINGING),
                seconds(root, "max_conversation_duration", LONGEST_TALK));
    }

    private static List<String> numbers(@Nullable JsonNode destination) throws BadAnswer {
        if (destination == null) {
            throw GatherDocument.bad("A Connect answer needs destination.");
        }
        GatherDocument.onlyFields(GatherDocument.object(destination, "destination"), Set.of("numbers"), "destination");
        JsonNode list = destination.get("numbers");
        if (list == null || !list.isArray()) {
            throw GatherDocument.bad("destination needs a list of numbers, not " + destination + ".");
        }
        List<String> numbers = new ArrayList<>();
        for (JsonNode number : list.values()) {
            if (!number.isString() || !number.stringValue().matches(E164 + "|sip:\\S+")) {
                throw GatherDocument.bad("A number is written in E.164 or as sip:…, not " + number + ".");
            }
            numbers.add(number.stringValue());
        }
        return numbers;
    }

    private static boolean flag(JsonNode root, String name) throws BadAnswer {
        JsonNode value = root.get(name);
        if (value != null && !value.isBoolean()) {
            throw GatherDocument.bad(name + " is true or false, not " + value + ".");
        }
        return value != null && value.booleanValue();
    }

    private static Optional<String> word(JsonNode root, String name, String pattern) throws BadAnswer {
        JsonNode value = root.get(name);
        if (value != null && !(value.isString() && value.stringValue().matches(pattern))) {
            throw GatherDocument.bad(name + " cannot be " + value + ".");
        }
        return Optional.ofNullable(value).map(JsonNode::stringValue);
    }

    private static Duration seconds(JsonNode root, String name, int most) throws BadAnswer {
        int seconds = GatherDocument.number(root, name, most, 1);
        if (seconds > most) {
            throw GatherDocument.bad(name + " is at most " + most + ", not " + seconds + ".");
        }
        return Duration.ofSeconds(seconds);
    }

    private static void sound(JsonNode root, String name, Set<String> fields, String types) throws BadAnswer {
        JsonNode sound = root.get(name);
        if (sound == null) {
            return;
        }
        GatherDocument.onlyFields(GatherDocument.object(sound, name), fields, name);
        word(sound, "playback_to", "both|callee");
        String type = word(sound, "type", types).orElseThrow(() -> GatherDocument.bad(name + " needs a type."));
        if ((type.equals("audio_url") || type.equals("text")) && !sound.has("value")) {
            throw GatherDocument.bad(name + " of the type " + type + " needs a value.");
        }
    }

    private static void parallel(@Nullable JsonNode parallel) throws BadAnswer {
        if (parallel == null) {
            return;
        }
        Set<String> fields = Set.of("activate", "max_parallel_attempts");
        GatherDocument.onlyFields(GatherDocument.object(parallel, "parallel_ringing"), fields, "parallel_ringing");
        flag(parallel, "activate");
        GatherDocument.number(parallel, "max_parallel_attempts", 1, 1);
    }
}
