package ghanti.flow.yaml;

import ghanti.flow.CallPolicy;
import ghanti.flow.CallPolicy.Retry;
import ghanti.flow.CallPolicy.Window;
import ghanti.flow.Spelling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads {@code call:}, which says how calls of a flow are placed. */
final class CallPolicyReader {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final Duration USUAL = Duration.ofMinutes(3);
    /** Exotel's own limit of TimeLimit, see docs/exotel-protocol.md, Outbound calls. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private static final List<String> RETRIED = List.of("no_answer", "busy", "failed", "no_response", "hung_up");

    private CallPolicyReader() {}

    static CallPolicy read(Optional<Fields> fields) {
        return fields.map(CallPolicyReader::policy)
                .orElse(new CallPolicy(
                        USUAL,
                        Optional.empty(),
                        INDIA,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private static CallPolicy policy(Fields fields) {
        Duration maxDuration =
                fields.duration("max_duration", Duration.ofSeconds(10), LONGEST).orElse(USUAL);
        Optional<Window> window = fields.text("window").flatMap(text -> window(text, fields));
        ZoneId zone =
                fields.text("time_zone").flatMap(text -> zone(text, fields)).orElse(INDIA);
        List<Retry> retries = fields.list(
                "retry",
                tree -> Fields.of(tree, "\"retry\" of " + fields.owner(), fields.complaints())
                        .map(CallPolicyReader::retry));
        fields.noOthers();
        return new CallPolicy(maxDuration, window, zone, Optional.empty(), Optional.empty(), retries, Optional.empty());
    }

    private static Optional<Window> window(String text, Fields fields) {
        Optional<Window> window = Windows.parse(text);
        if (window.isEmpty()) {
            fields.complaints()
                    .error(
                            fields.placeOf("window"),
                            "the window must be two different times such as \"09:00-21:00\", not \"" + text + "\"");
        }
        return window;
    }

    private static Optional<ZoneId> zone(String text, Fields fields) {
        try {
            return Optional.of(ZoneId.of(text));
        } catch (DateTimeException e) {
            fields.complaints()
                    .error(
                            fields.placeOf("time_zone"),
                            "\"" + text + "\" is no time zone; write one such as Asia/Kolkata");
            return Optional.empty();
        }
    }

    private static Retry retry(Fields fields) {
        List<String> on = fields.list("on", tree -> fields.textOf(tree, "\"on\""));
        on.stream()
                .filter(word -> !RETRIED.contains(word))
                .forEach(word -> fields.complaints()
                        .error(
                                fields.placeOf("on"),
                                "\"" + word + "\" cannot be retried" + Spelling.suggestion(word, RETRIED)));
        int attempts = fields.whole("attempts", 1, 10).orElse(3L).intValue();
        List<Duration> waits = fields.list(
                "wait", tree -> fields.durationOf(tree, "\"wait\"", Duration.ofSeconds(1), Duration.ofDays(2)));
        fields.noOthers();
        return new Retry(on, attempts, waits.isEmpty() ? List.of(Duration.ofMinutes(2)) : waits);
    }
}
