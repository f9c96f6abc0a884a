package ghanti.exotel;

import ghanti.dial.Telephony.Dialled;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import okhttp3.Response;

/** What Exotel answers to a dial. docs/exotel-protocol.md, Outbound calls. */
final class DialReply {

    static final Duration AFTER_LIMIT = Duration.ofSeconds(30);

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int TOO_MANY = 429;

    private DialReply() {}

    static Dialled read(Response response) throws IOException {
        RestAnswer answer = RestAnswer.of(response);
        if (answer.isSuccess()) {
            Object sid = answer.json().get("Call") instanceof Map<?, ?> call ? call.get("Sid") : null;
            return sid instanceof String text && !text.isBlank()
                    ? new Dialled.Ringing(text)
                    : new Dialled.Unclear(answer.reason() + " without a call id");
        }
        String reason = answer.reason();
        if (response.code() == TOO_MANY || reason.contains("RATE_LIMIT")) {
            return new Dialled.Later(reason, retryAfter(response));
        }
        return answer.isGatewayTrouble() ? new Dialled.Unclear(reason) : new Dialled.Refused(reason);
    }

    private static Duration retryAfter(Response response) {
        String header = response.header("Retry-After", "");
        if (!header.matches("[0-9]{1,6}")) {
            return AFTER_LIMIT;
        }
        Duration asked = Duration.ofSeconds(Math.max(1, Long.parseLong(header)));
        return asked.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : asked;
    }
}
