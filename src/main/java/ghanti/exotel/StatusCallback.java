package ghanti.exotel;

import ghanti.call.Conversations;
import ghanti.call.LineReport;
import ghanti.call.LineReport.End;
import ghanti.call.StoreException;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what Exotel tells about the end of a line. 200 once it is stored, also when it changes nothing; only when it
 * could not be stored a 503, so that Exotel tells it again. docs/exotel-protocol.md, StatusCallback.
 */
final class StatusCallback {

    private static final Logger log = LoggerFactory.getLogger(StatusCallback.class);
    private static final Pattern CALL_ID = Pattern.compile("[0-9a-f-]{36}");
    private static final int LONGEST_URL = 1000;

    private final Conversations conversations;

    StatusCallback(Conversations conversations) {
        this.conversations = conversations;
    }

    void take(Context context) {
        context.result("");
        String callId = context.pathParam("call");
        if (context.req().getMethod().equals("HEAD")) {
            return;
        }
        if (!CALL_ID.matcher(callId).matches()) {
            log.info("a status callback came for something that is no call id; ignored");
            return;
        }
        try {
            conversations.line(callId, report(Parameters.of(context)));
        } catch (StoreException e) {
            log.error("the status callback of call {} could not be stored: {}", callId, e.getMessage());
            context.status(503).header("Retry-After", "30");
        } catch (Exception e) {
            log.error("the status callback of call {} could not be taken", callId, e);
        }
    }

    static LineReport report(Parameters parameters) {
        String status = parameters.firstOf("Status", "CallStatus").strip().toLowerCase(Locale.ROOT);
        boolean answered = parameters.get("EventType").equalsIgnoreCase("answered");
        Optional<End> end = answered ? Optional.empty() : end(status);
        return new LineReport(
                AppletReader.callSid(parameters),
                end,
                end.filter(End.COMPLETED::equals).isPresent(),
                recording(parameters.get("RecordingUrl")));
    }

    /** An address that is worth keeping. */
    static Optional<String> recording(String url) {
        return url.isBlank() || url.length() > LONGEST_URL ? Optional.empty() : Optional.of(url);
    }

    /** How a line with that status ended, if it has. */
    static Optional<End> end(String status) {
        return switch (status) {
            case "completed" -> Optional.of(End.COMPLETED);
            case "no-answer", "no_answer" -> Optional.of(End.NO_ANSWER);
            case "busy" -> Optional.of(End.BUSY);
            case "failed", "canceled", "cancelled" -> Optional.of(End.FAILED);
            default -> Optional.empty();
        };
    }
}
