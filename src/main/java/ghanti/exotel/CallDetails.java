package ghanti.exotel;

import ghanti.call.LineReport;
import ghanti.call.LineReport.End;
import ghanti.dial.Telephony.Standing;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Asks for one call by its id; docs/exotel-protocol.md, Outbound calls. */
final class CallDetails {

    private static final Set<String> UNDER_WAY = Set.of("queued", "ringing", "in-progress");

    private CallDetails() {}

    static Request request(ExotelAccount exotel, String callSid) {
        HttpUrl url = exotel.address("Calls", callSid + ".json")
                .addQueryParameter("details", "true")
                .build();
        return exotel.request(url).build();
    }

    static Standing read(RestAnswer answer, String callSid) {
        if (!answer.isSuccess()) {
            return new Standing.Unknown(answer.reason());
        }
        if (!(answer.json().get("Call") instanceof Map<?, ?> call) || !callSid.equals(call.get("Sid"))) {
            return new Standing.Unknown(answer.reason() + " without the call that was asked for");
        }
        String status = String.valueOf(call.get("Status")).strip().toLowerCase(Locale.ROOT);
        Optional<End> end = StatusCallback.end(status);
        if (end.isPresent()) {
            boolean conversed = end.get() == End.COMPLETED;
            return new Standing.Over(new LineReport(Optional.of(callSid), end, conversed, recording(call)));
        }
        return UNDER_WAY.contains(status)
                ? new Standing.UnderWay()
                : new Standing.Unknown("Exotel calls its status \"" + shortened(status) + "\"");
    }

    private static Optional<String> recording(Map<?, ?> call) {
        return call.get("RecordingUrl") instanceof String url ? StatusCallback.recording(url) : Optional.empty();
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
