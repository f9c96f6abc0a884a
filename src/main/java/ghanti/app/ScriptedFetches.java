package ghanti.app;

import ghanti.call.Json;
import ghanti.flow.Fetch;
import ghanti.flow.Flow;
import ghanti.flow.Spelling;
import ghanti.flow.Variable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each fetch of a scenario gets.
 *
 * @param answers by node, one after the other: what comes back as JSON, or {@link #FAILED}; the last one stays
 */
record ScriptedFetches(Map<String, List<Object>> answers, ScenarioPlaces places) {

    /** Nothing usable comes back. */
    static final String FAILED = "failed";

    /** @throws UsageException if it is no mapping from nodes to answers */
    static ScriptedFetches read(@Nullable Object fetch, ScenarioPlaces places) {
        if (fetch != null && !(fetch instanceof Map)) {
            throw new UsageException(places.of("fetch")
                    + ": \"fetch\" must be a mapping from nodes to what they get, such as {shop: {open: true}}");
        }
        Map<String, List<Object>> answers = new LinkedHashMap<>();
        if (fetch instanceof Map<?, ?> nodes) {
            nodes.forEach((node, given) -> {
                List<?> list = given instanceof List<?> several ? several : given == null ? List.of() : List.of(given);
                if (list.stream().anyMatch(Objects::isNull) || list.isEmpty()) {
                    throw new UsageException(places.of("fetch", String.valueOf(node)) + ": \"" + node
                            + "\" must say what comes back, or failed");
                }
                // As it will come back from JSON.
                answers.put(
                        String.valueOf(node),
                        list.stream()
                                .map(one -> Json.MAPPER.readValue(Json.write(one), Object.class))
                                .toList());
            });
        }
        return new ScriptedFetches(answers, places);
    }

    /** @throws UsageException if a node is no fetch of the flow, or an answer is not what its fetch wants */
    void check(Flow flow) {
        Map<String, Fetch> fetches = flow.nodes().values().stream()
                .filter(Fetch.class::isInstance)
                .collect(Collectors.toMap(node -> node.name(), node -> (Fetch) node));
        answers.forEach((node, list) -> {
            Fetch fetch = fetches.get(node);
            if (fetch == null) {
                throw new UsageException(places.of("fetch", node) + ": there is no fetch \"" + node + "\" in flow "
                        + flow.name()
                        + (fetches.isEmpty()
                                ? ", which fetches nothing; leave it out"
                                : Spelling.suggestion(node, new TreeSet<>(fetches.keySet()))));
            }
            list.stream().filter(answer -> !answer.equals(FAILED)).forEach(answer -> check(fetch, answer));
        });
    }

    private void check(Fetch fetch, Object answer) {
        for (Variable into : fetch.into()) {
            String field = field(into);
            Object raw = answer instanceof Map<?, ?> object
                    ? object.get(field)
                    : fetch.into().size() == 1 ? answer : null;
            if (into.type().read(raw).isEmpty()) {
                throw new UsageException(places.of("fetch", fetch.name()) + ": \"" + fetch.name() + "\" needs \""
                        + field + "\", which is " + into.type().expected() + ", not " + Json.write(answer)
                        + "; write failed for an answer that is of no use");
            }
        }
    }

    /** The name of an answer in the flow that declares it. */
    static String field(Variable into) {
        return field(into.name());
    }

    /** The same for its name in a flow that holds that one. */
    static String field(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
