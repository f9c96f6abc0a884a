package ghanti.flow.yaml;

import ghanti.flow.CallPolicy;
import ghanti.flow.CallPolicy.Retry;
import ghanti.flow.CallPolicy.Window;
import ghanti.flow.Escalation;
import ghanti.flow.Spelling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads {@code call:}, which says how calls of a flow are placed. */
final class CallPolicyReader {

    private static final ZoneId INDIA = ZoneId.of("Asia/Kolkata");
    private static final Duration USUAL = Duration.ofMinutes(3);
    /** Exotel's own limit of TimeLimit, see docs/exotel-protocol.md, Outbound calls. */
    private static final Duration LONGEST = Duration.ofHours(4);

    private static final List<String> RETRIED = List.of("no_answer", "busy", "failed", "no_response", "hung_up");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

    private final EscalationReader escalations;

    CallPolicyReader(EscalationReader escalations) {
        this.escalations = escalations;
    }

    CallPolicy read(Optional<Fields> fields) {
        return fields.map(this::policy)
                .orElse(new CallPolicy(
                        USUAL,
                        Optional.empty(),
                        INDIA,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty()));
    }

    private CallPolicy policy(Fields fields) {
        Duration maxDuration =
                fields.duration("max_duration", Duration.ofSeconds(10), LONGEST).orElse(USUAL);
        Optional<Window> window = fields.text("window").flatMap(text -> window(text, fields));
        ZoneId zone =
                fields.text("time_zone").flatMap(text -> zone(text, fields)).orElse(INDIA);
        Optional<String> holidays = fields.text("holidays").flatMap(text -> fileName(text, fields));
        Optional<Integer> dailyLimit = fields.whole("daily_limit", 1, 50).map(Long::intValue);
        Set<String> retried = new LinkedHashSet<>();
        List<Retry> retries = fields.list(
                "retry",
                tree -> Fields.of(tree, "\"retry\" of " + fields.owner(), fields.complaints())
                        .map(rule -> retry(rule, retried)));
        Optional<Escalation> escalation = fields.fields("escalate").map(escalations::read);
        fields.noOthers();
        return new CallPolicy(maxDuration, window, zone, holidays, dailyLimit, retries, escalation);
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

    private static Optional<String> fileName(String text, Fields fields) {
        if (FILE_NAME.matcher(text).matches()) {
            return Optional.of(text);
        }
        fields.complaints()
                .error(
                        fields.placeOf("holidays"),
                        "\"holidays\" names a file beside the flows, such as holidays.txt, not \"" + text + "\"");
        return Optional.empty();
    }

    /** @param retried the ends of the rules before this one, to which its own are added */
    private static Retry retry(Fields fields, Set<String> retried) {
        fields.required("on");
        List<String> on = fields.list("on", tree -> fields.textOf(tree, "\"on\""));
        for (String word : new LinkedHashSet<>(on)) {
            if (!RETRIED.contains(word)) {
                fields.complaints()
                        .error(
                                fields.placeOf("on"),
                                "\"" + word + "\" cannot be retried" + Spelling.suggestion(word, RETRIED));
            } else if (!retried.add(word)) {
                fields.complaints()
                        .error(
                                fields.placeOf("on"),
                                "\"" + word
                                        + "\" stands in a rule of \"retry\" before this one, which decides; take it out"
                                        + " of one of them");
            }
        }
        int attempts = fields.whole("attempts", 1, 10).orElse(3L).intValue();
        List<Duration> waits = fields.list(
                "wait", tree -> fields.durationOf(tree, "\"wait\"", Duration.ofSeconds(1), Duration.ofDays(2)));
        fields.noOthers();
        return new Retry(on, attempts, waits.isEmpty() ? List.of(Duration.ofMinutes(2)) : waits);
    }
}
