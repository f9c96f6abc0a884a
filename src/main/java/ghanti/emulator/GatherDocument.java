package ghanti.emulator;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer of a Gather, read as strictly as Exotel might; docs/exotel-protocol.md, Gather. */
record GatherDocument(Prompt prompt, Prompt repeatPrompt, Keypad keypad) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Set<String> FIELDS = Set.of(
            "gather_prompt",
            "max_input_digits",
            "finish_on_key",
            "input_timeout",
            "repeat_menu",
            "repeat_gather_prompt");

    /** Words for Exotel's voice, or the address of an audio file. */
    record Prompt(String value, boolean audio) {}

    /** When a Gather has got its keys. */
    record Keypad(int maxDigits, String finishOn, Duration timeout, int repeats) {}

    static GatherDocument read(Answer answer) throws BadAnswer {
        Expectation.check("Gather", answer, "application/json");
        JsonNode root = object(parse(answer.body()), "The Gather answer");
        onlyFields(root, FIELDS, "A Gather answer");
        JsonNode first = root.get("gather_prompt");
        if (first == null) {
            throw bad("A Gather answer needs gather_prompt.");
        }
        Prompt prompt = prompt(first, "gather_prompt");
        JsonNode again = root.get("repeat_gather_prompt");
        Keypad keypad = new Keypad(
                number(root, "max_input_digits", 255, 0),
                finishKey(root.get("finish_on_key")),
                Duration.ofSeconds(number(root, "input_timeout", 5, 1)),
                number(root, "repeat_menu", 0, 0));
        return new GatherDocument(prompt, again == null ? prompt : prompt(again, "repeat_gather_prompt"), keypad);
    }

    /** Reads one JSON value, refusing duplicate names and anything behind it. */
    static JsonNode parse(String body) throws BadAnswer {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw bad("The body is not JSON: " + e.getOriginalMessage() + ".");
        }
    }

    private static Prompt prompt(JsonNode node, String name) throws BadAnswer {
        object(node, name);
        onlyFields(node, Set.of("text", "audio_url"), name);
        if (node.size() != 1) {
            throw bad(name + " needs exactly one of text and audio_url.");
        }
        boolean audio = node.has("audio_url");
        JsonNode value = node.get(audio ? "audio_url" : "text");
        if (!value.isString() || value.stringValue().isBlank()) {
            throw bad(name + " needs words, not " + value + ".");
        }
        return new Prompt(value.stringValue(), audio);
    }

    static int number(JsonNode root, String name, int otherwise, int least) throws BadAnswer {
        JsonNode value = root.get(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < least) {
            throw bad(name + " is a whole number of " + least + " or more, not " + value + ".");
        }
        return value.intValue();
    }

    private static String finishKey(@Nullable JsonNode value) throws BadAnswer {
        if (value == null) {
            return "#";
        }
        if (!value.isString() || !value.stringValue().matches("[0-9*#]?")) {
            throw bad("finish_on_key is one key or \"\", not " + value + ".");
        }
        return value.stringValue();
    }

    static JsonNode object(JsonNode node, String name) throws BadAnswer {
        if (!node.isObject()) {
            throw bad(name + " is a JSON object, not " + node + ".");
        }
        return node;
    }

    static void onlyFields(JsonNode node, Set<String> known, String name) throws BadAnswer {
        Set<String> unknown = new TreeSet<>(node.propertyNames());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw bad(name + " has no field " + String.join(", ", unknown) + ".");
        }
    }

    static BadAnswer bad(String sentence) {
        return new BadAnswer(Fault.Kind.BODY, sentence);
    }
}
