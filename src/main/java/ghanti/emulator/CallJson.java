package ghanti.emulator;

import ghanti.emulator.Line.End;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls as the REST API shows them; docs/exotel-protocol.md, Outbound calls. */
final class CallJson {
    /** Duration, price and end are known this long after the end. */
    private static final Duration BILLING = Duration.ofMinutes(2);

    private final Account account;
    private final Clock clock;

    CallJson(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** The answer to a dial: always in progress, even before it rings. */
    Map<String, @Nullable Object> placed(Line line) {
        return call(line, LineStatus.IN_PROGRESS, null);
    }

    /** The call as it is now. */
    Map<String, @Nullable Object> now(Line line) {
        End end = line.end();
        boolean billed = end != null && !clock.instant().isBefore(end.at().plus(BILLING));
        return call(line, line.status(), billed ? end : null);
    }

    /** The call as it is now, with its legs. */
    Map<String, @Nullable Object> detailed(Line line) {
        Map<String, @Nullable Object> call = now(line);
        End end = line.end();
        long talked = end == null ? 0 : end.ending().talked().toSeconds();
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("ConversationDuration", talked);
        details.put("Leg1Status", line.status().word());
        details.put("Leg2Status", null);
        details.put("Legs", List.of(Map.of("Leg", Map.of("Id", 1, "OnCallDuration", talked))));
        call.put("Details", details);
        return call;
    }

    private Map<String, @Nullable Object> call(Line line, LineStatus status, @Nullable End billed) {
        LineFacts facts = line.facts();
        boolean dialled = facts.dial() != null;
        String created = ExotelTime.plain(facts.created());
        Map<String, @Nullable Object> call = new LinkedHashMap<>();
        call.put("Sid", facts.sid());
        call.put("ParentCallSid", null);
        call.put("DateCreated", created);
        call.put("DateUpdated", billed == null ? created : ExotelTime.plain(billed.at()));
        call.put("AccountSid", account.sid());
        call.put("To", dialled ? null : facts.parties().exoPhone());
        call.put("From", facts.parties().person());
        call.put("PhoneNumberSid", facts.parties().exoPhone());
        call.put("Status", status.word());
        call.put("StartTime", created);
        call.put("EndTime", billed == null ? null : ExotelTime.plain(billed.at()));
        call.put(
                "Duration",
                billed == null ? null : Long.toString(billed.ending().talked().toSeconds()));
        call.put("Price", billed == null ? null : "0.500");
        call.put("Direction", dialled ? "outbound-api" : "inbound");
        call.put("AnsweredBy", null);
        call.put("ForwardedFrom", null);
        call.put("CallerName", null);
        call.put("Uri", "/v1/Accounts/" + account.sid() + "/Calls.json/" + facts.sid());
        call.put("RecordingUrl", null);
        return call;
    }
}
