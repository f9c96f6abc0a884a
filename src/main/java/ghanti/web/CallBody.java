package ghanti.web;

import ghanti.call.CallRequest;
import ghanti.call.Direction;
import ghanti.call.Flows;
import ghanti.call.Inputs;
import ghanti.call.Inputs.Fault;
import ghanti.call.Json;
import ghanti.call.PhoneNumbers;
import ghanti.call.Priority;
import ghanti.flow.Flow;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/calls}, checked as a whole: every fault is told at once. */
final class CallBody {

    private static final Set<String> FIELDS = Set.of(
            "flow",
            "to",
            "language",
            "inputs",
            "result_url",
            "metadata",
            "not_before",
            "expires_at",
            "record",
            "priority");
    private static final int LONGEST_METADATA = 8 * 1024;
    private static final int LONGEST_URL = 2000;
    private static final int HIGHEST_PORT = 65_535;

    private static final Instant LATEST = Instant.parse("3000-01-01T00:00:00Z");

    private final Map<String, Object> body;
    private final Flows flows;
    private final List<Fault> faults = new ArrayList<>();

    CallBody(Map<String, Object> body, Flows flows) {
        this.body = body;
        this.flows = flows;
    }

    /** @throws Problem.Thrown with 422 that names each field */
    CallRequest read() {
        body.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> fault(name, "is not a field of a call; known are " + String.join(", ", sorted())));
        Optional<Flow> flow = flow();
        Optional<String> to = to();
        Map<String, Object> raw = inputs();
        Inputs inputs = flow.map(known -> Inputs.check(known, raw)).orElse(new Inputs(Map.of(), List.of()));
        faults.addAll(inputs.faults());
        flow.ifPresent(known -> faults.addAll(Inputs.unknown(known, raw)));
        String language = flow.map(this::language).orElse("");
        URI resultUrl = resultUrl();
        Object metadata = metadata();
        Instant notBefore = instant("not_before");
        Instant expiresAt = instant("expires_at");
        Boolean recorded = flag("record");
        Priority priority = priority();
        if (notBefore != null && expiresAt != null && !notBefore.isBefore(expiresAt)) {
            fault("expires_at", "must be after not_before");
        }
        if (!faults.isEmpty() || flow.isEmpty() || to.isEmpty()) {
            throw new Problem.Thrown(Problem.invalid(faults));
        }
        return new CallRequest(
                flow.get().name(),
                flow.get().version(),
                Direction.OUTBOUND,
                to.get(),
                language,
                inputs.values(),
                metadata,
                resultUrl,
                notBefore,
                expiresAt,
                recorded,
                priority,
                null);
    }

    private static List<String> sorted() {
        return FIELDS.stream().sorted().toList();
    }

    private void fault(String field, String message) {
        faults.add(new Fault(field, message));
    }

    private Optional<String> text(String field) {
        Object value = body.get(field);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text && !text.isBlank()) {
            return Optional.of(text.strip());
        }
        fault(field, "must be a text");
        return Optional.empty();
    }

    private Optional<Flow> flow() {
        if (body.get("flow") == null) {
            fault("flow", "is required: the name of the conversation to hold");
            return Optional.empty();
        }
        Optional<String> name = text("flow");
        Optional<Flow> flow = name.flatMap(flows::current);
        if (name.isPresent() && flow.isEmpty()) {
            fault(
                    "flow",
                    "there is no flow \"" + name.get() + "\"; known are "
                            + String.join(
                                    ", ", flows.all().stream().map(Flow::name).toList()));
        }
        return flow;
    }

    private Optional<String> to() {
        if (body.get("to") == null) {
            fault("to", "is required: the number to ring, such as +919876543210");
            return Optional.empty();
        }
        Optional<String> raw = text("to");
        Optional<String> number = raw.flatMap(PhoneNumbers::e164);
        if (raw.isPresent() && number.isEmpty()) {
            fault("to", "must be a phone number such as +919876543210");
        }
        return number;
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> inputs() {
        Object inputs = body.get("inputs");
        if (inputs == null) {
            return Map.of();
        }
        if (inputs instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        fault("inputs", "must be an object with the flow's inputs");
        return Map.of();
    }

    private String language(Flow flow) {
        String language = text("language").orElse(flow.defaultLanguage());
        if (!flow.languages().contains(language)) {
            fault("language", "must be one of " + String.join(", ", flow.languages()));
        }
        return language;
    }

    private @Nullable URI resultUrl() {
        Optional<String> text = text("result_url");
        if (text.isEmpty()) {
            return null;
        }
        Optional<URI> url = httpUrl(text.get());
        if (url.isEmpty()) {
            fault("result_url", "must be an http or https address");
        }
        return url.orElse(null);
    }

    static Optional<URI> httpUrl(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean callable = uri.getHost() != null && uri.getPort() <= HIGHEST_PORT;
            return http && callable && text.length() <= LONGEST_URL ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private @Nullable Object metadata() {
        Object metadata = body.get("metadata");
        if (metadata != null && !(metadata instanceof Map)) {
            fault("metadata", "must be an object");
        } else if (metadata != null && Json.write(metadata).length() > LONGEST_METADATA) {
            fault("metadata", "must be shorter than " + LONGEST_METADATA + " characters");
        }
        return metadata;
    }

    private @Nullable Priority priority() {
        Optional<String> word = text("priority");
        Optional<Priority> priority = word.flatMap(Priority::of);
        if (word.isPresent() && priority.isEmpty()) {
            fault("priority", "must be high, normal or low");
        }
        return priority.orElse(null);
    }

    private @Nullable Boolean flag(String field) {
        Object value = body.get(field);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        fault(field, "must be true or false");
        return null;
    }

    private @Nullable Instant instant(String field) {
        Optional<String> text = text(field);
        try {
            Instant time =
                    text.map(value -> OffsetDateTime.parse(value).toInstant()).orElse(null);
            if (time != null && time.isAfter(LATEST)) {
                fault(field, "must be before the year 3000");
            }
            return time;
        } catch (DateTimeException e) {
            fault(field, "must be a time with its offset, such as 2026-11-21T09:00:00+05:30");
            return null;
        }
    }
}
