package ghanti.app;

import ghanti.call.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A call to rehearse and what must come of it, from a YAML file.
 *
 * @param call what is posted to the API
 * @param keys who presses what: one entry a question, {@code -} silence, {@code !1} during the prompt, {@code x} hangs up; or
 *     {@code busy}, {@code no-answer}, {@code failed}
 * @param trouble what Exotel and the network do
 * @param expect what is asserted; what is not named may be anything
 */
record Scenario(Map<String, Object> call, String keys, Trouble trouble, Expectation expect) {

    private static final Set<String> FIELDS = Set.of("flow", "to", "language", "inputs", "keys", "exotel", "expect");
    private static final long LARGEST = 256L * 1024;

    /**
     * What goes wrong on the way.
     *
     * @param repeats how often each applet request is sent
     * @param delay before each applet request
     */
    record Trouble(int repeats, Duration delay) {}

    /** What must come of it; null and empty assert nothing. */
    record Expectation(@Nullable String outcome, Map<?, ?> answers, List<?> path, List<?> results) {}

    /** @throws UsageException if the file is no scenario, with what is wrong */
    static Scenario read(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
            throw new UsageException("there is no scenario file " + file);
        }
        Map<?, ?> yaml = yaml(file);
        yaml.keySet().stream().filter(name -> !FIELDS.contains(name)).forEach(name -> {
            throw new UsageException(file + ": a scenario has no \"" + name + "\"; known are "
                    + String.join(", ", FIELDS.stream().sorted().toList()));
        });
        if (!(yaml.get("flow") instanceof String flow)) {
            throw new UsageException(file + ": a scenario needs \"flow:\"");
        }
        Map<String, Object> call = new LinkedHashMap<>();
        call.put("flow", flow);
        call.put("to", yaml.get("to") instanceof String to ? to : "+919876543210");
        for (String field : List.of("language", "inputs")) {
            if (yaml.get(field) != null) {
                call.put(field, yaml.get(field));
            }
        }
        String keys = yaml.get("keys") == null ? "" : String.valueOf(yaml.get("keys"));
        return new Scenario(call, keys, trouble(map(yaml, "exotel", file)), expectation(map(yaml, "expect", file)));
    }

    private static Map<?, ?> yaml(Path file) throws IOException {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(0).build();
        try {
            if (new Load(settings).loadFromString(Files.readString(file)) instanceof Map<?, ?> map) {
                return map;
            }
        } catch (YamlEngineException e) {
            throw new UsageException(file + ": this is not YAML: " + e.getMessage());
        }
        throw new UsageException(file + ": a scenario begins with \"flow: its-name\"");
    }

    private static Map<?, ?> map(Map<?, ?> yaml, String name, Path file) {
        Object value = yaml.get(name);
        if (value != null && !(value instanceof Map)) {
            throw new UsageException(file + ": \"" + name + "\" must be a mapping");
        }
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static Trouble trouble(Map<?, ?> exotel) {
        int repeats = exotel.get("repeats") instanceof Integer number ? Math.max(1, Math.min(10, number)) : 1;
        Duration delay = exotel.get("delay_ms") instanceof Integer millis ? Duration.ofMillis(millis) : Duration.ZERO;
        return new Trouble(repeats, delay);
    }

    private static Expectation expectation(Map<?, ?> expect) {
        return new Expectation(
                expect.get("outcome") == null ? null : String.valueOf(expect.get("outcome")),
                expect.get("answers") instanceof Map<?, ?> answers ? answers : Map.of(),
                expect.get("path") instanceof List<?> path ? path : List.of(),
                expect.get("results") instanceof List<?> results ? results : List.of());
    }

    /** A recorded call as a scenario that comes out the same. */
    static String of(Map<String, Object> call) {
        List<?> turns = call.get("turns") instanceof List<?> list ? list : List.of();
        List<String> keys = turns.stream()
                .map(turn -> ((Map<?, ?>) turn).get("digits"))
                .map(digits -> digits == null ? "x" : "".equals(digits) ? "-" : String.valueOf(digits))
                .toList();
        List<Object> path = turns.stream()
                .map(turn -> (Object) ((Map<?, ?>) turn).get("node"))
                .toList();
        return "flow: " + call.get("flow") + "\n"
                + "language: " + call.get("language") + "\n"
                + "inputs: " + Json.write(call.getOrDefault("inputs", Map.of())) + "\n"
                + "keys: \"" + (keys.isEmpty() ? notPickedUp(call) : String.join(" ", keys)) + "\"\n"
                + "expect:\n"
                + "  outcome: " + call.get("outcome") + "\n"
                + "  answers: " + Json.write(call.getOrDefault("answers", Map.of())) + "\n"
                + "  path: " + Json.write(path) + "\n";
    }

    /** Why nobody was asked anything, as a callee of that kind is written. */
    private static String notPickedUp(Map<String, Object> call) {
        String outcome = String.valueOf(call.get("outcome"));
        return Set.of("busy", "no_answer", "failed").contains(outcome) ? outcome.replace('_', '-') : "";
    }
}
