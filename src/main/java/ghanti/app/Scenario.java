package ghanti.app;

import ghanti.emulator.Callee;
import ghanti.emulator.Pickup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
 * @param hangUpAt the question at which the callee hangs up, whatever the keys say; null for none
 * @param transfers how each transfer goes, one after the other; the last one stays
 * @param fetches what each fetch gets
 * @param trouble what Exotel and the network do
 * @param expect what is asserted; what is not named may be anything
 */
record Scenario(
        Map<String, Object> call,
        String keys,
        @Nullable String hangUpAt,
        List<Callee> transfers,
        ScriptedFetches fetches,
        Trouble trouble,
        Expectation expect) {

    private static final Set<String> FIELDS =
            Set.of("flow", "to", "language", "inputs", "keys", "hang_up_at", "transfer", "fetch", "exotel", "expect");
    private static final Map<String, Pickup> PICKUPS = new TreeMap<>(Map.of(
            "answered",
            Callee.silent().pickup(),
            "busy",
            Pickup.busy(),
            "no-answer",
            Pickup.noAnswer(),
            "failed",
            Pickup.failed()));
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
        String text = Files.readString(file);
        Map<?, ?> yaml = yaml(file, text);
        ScenarioPlaces places = ScenarioPlaces.in(file, text);
        yaml.keySet().stream().filter(name -> !FIELDS.contains(name)).forEach(name -> {
            throw new UsageException(
                    places.of(String.valueOf(name)) + ": a scenario has no \"" + name + "\"; known are "
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
        return new Scenario(
                call,
                keys,
                hangUpAt(yaml, file),
                transfers(yaml, file),
                ScriptedFetches.read(yaml.get("fetch"), places),
                trouble(map(yaml, "exotel", file)),
                expectation(map(yaml, "expect", file)));
    }

    private static @Nullable String hangUpAt(Map<?, ?> yaml, Path file) {
        Object node = yaml.get("hang_up_at");
        if (node != null && !(node instanceof String)) {
            throw new UsageException(file + ": \"hang_up_at\" must be the name of a question, not " + node);
        }
        return (String) node;
    }

    private static List<Callee> transfers(Map<?, ?> yaml, Path file) {
        Object given = yaml.get("transfer") == null ? "answered" : yaml.get("transfer");
        List<?> words = given instanceof List<?> list
                ? list
                : List.of(String.valueOf(given).strip().split("\\s+"));
        List<Callee> people = new ArrayList<>();
        for (Object word : words) {
            Pickup pickup = PICKUPS.get(String.valueOf(word));
            if (pickup == null) {
                throw new UsageException(
                        file + ": a transfer is " + String.join(", ", PICKUPS.keySet()) + ", not \"" + word + "\"");
            }
            people.add(Callee.silent().picksUp(pickup));
        }
        return people;
    }

    private static Map<?, ?> yaml(Path file, String text) {
        LoadSettings settings =
                LoadSettings.builder().setMaxAliasesForCollections(0).build();
        try {
            if (new Load(settings).loadFromString(text) instanceof Map<?, ?> map) {
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
}
