package ghanti.exotel;

import ghanti.call.AppletRequest;
import ghanti.call.AppletRequest.Applet;
import ghanti.call.AppletRequest.StreamEnd;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Parameters of Exotel's to an {@link AppletRequest}. */
final class AppletReader {

    /** Lower-case letters and digits in practice, 32 of them; anything that cannot do harm is taken. */
    private static final Pattern CALL_SID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private static final Pattern TURN = Pattern.compile("[0-9]{1,4}");
    private static final int LONGEST_CUSTOM_FIELD = 16 * 1024;
    private static final int MOST_DIGITS = 64;

    private AppletReader() {}

    /** The request, or empty if it does not say which line it is for. */
    static Optional<AppletRequest> read(Applet applet, String flow, String turn, Parameters parameters) {
        String callSid = parameters.get("CallSid").strip();
        if (!CALL_SID.matcher(callSid).matches()) {
            return Optional.empty();
        }
        String direction = parameters.get("Direction").toLowerCase(Locale.ROOT);
        return Optional.of(new AppletRequest(
                applet,
                flow,
                TURN.matcher(turn).matches() ? OptionalInt.of(Integer.parseInt(turn)) : OptionalInt.empty(),
                callSid,
                parameters.firstOf("CallFrom", "From").strip(),
                direction.equals("incoming") || direction.equals("inbound"),
                customField(parameters),
                digits(parameters.get("digits")),
                connected(parameters.get("DialCallStatus")),
                streamEnd(parameters),
                parameters.get("CurrentTime")));
    }

    static Optional<String> callSid(Parameters parameters) {
        return Optional.of(parameters.get("CallSid").strip())
                .filter(sid -> CALL_SID.matcher(sid).matches());
    }

    private static Optional<String> customField(Parameters parameters) {
        String field = unquoted(parameters.get("CustomField").strip());
        return field.isEmpty() || field.length() > LONGEST_CUSTOM_FIELD ? Optional.empty() : Optional.of(field);
    }

    /**
     * The keys pressed. They come as {@code "1"} in double quotes, and nothing pressed as {@code ""} or not at all. What
     * is no key at all, such as an unresolved template, becomes {@code ?}, which no menu knows.
     */
    static String digits(String raw) {
        String text = unquoted(raw.strip()).strip();
        if (text.isEmpty() || text.equals("null")) {
            return "";
        }
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < text.length() && keys.length() < MOST_DIGITS; i++) {
            char c = text.charAt(i);
            if ((c >= '0' && c <= '9') || c == '*' || c == '#') {
                keys.append(c);
            }
        }
        return keys.isEmpty() ? "?" : keys.toString();
    }

    /** How the second leg ended; docs/exotel-protocol.md, Passthru. */
    private static Optional<Boolean> connected(String dialCallStatus) {
        String status = dialCallStatus.strip().toLowerCase(Locale.ROOT);
        return status.isEmpty() || status.equals("null") ? Optional.empty() : Optional.of(status.equals("completed"));
    }

    /** What a Voicebot leaves to the next applet; docs/exotel-protocol.md, Passthru. */
    private static Optional<StreamEnd> streamEnd(Parameters parameters) {
        String sid = parameters.get("Stream[StreamSID]");
        String status = parameters.get("Stream[Status]");
        if (sid.isBlank() && status.isBlank() && parameters.get("Stream").isBlank()) {
            return Optional.empty();
        }
        Optional<String> recording =
                Optional.of(parameters.get("Stream[RecordingUrl]").strip()).filter(url -> url.startsWith("http"));
        String account = status + " by " + parameters.get("Stream[DisconnectedBy]") + " "
                + parameters.get("Stream[DetailedStatus]") + parameters.get("Stream[Error]");
        return Optional.of(new StreamEnd(recording, account.substring(0, Math.min(200, account.length()))));
    }

    private static String unquoted(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }
}
