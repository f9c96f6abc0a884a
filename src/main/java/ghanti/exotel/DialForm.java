package ghanti.exotel;

import java.time.Duration;
import okhttp3.FormBody;

/** The form of {@code Calls/connect.json}; what differs is what the phone is connected to. docs/exotel-protocol.md, Outbound calls. */
final class DialForm {

    private static final String RINGING_SECONDS = "45";

    private final FormBody.Builder fields = new FormBody.Builder();

    /**
     * A dial that leads nowhere yet.
     *
     * @param number who is rung
     * @param callerId the ExoPhone they see
     * @param longest the line is cut then
     */
    DialForm(String number, String callerId, Duration longest) {
        fields.add("From", number)
                .add("CallerId", callerId)
                .add("CallType", "trans")
                .add("TimeLimit", Long.toString(longest.toSeconds()))
                .add("TimeOut", RINGING_SECONDS);
    }

    /** To an app. This is the only form Exotel accepts; the address is a name to it and never fetched. */
    DialForm toApp(String accountSid, String app) {
        fields.add("Url", "http://my.exotel.com/" + accountSid + "/exoml/start_voice/" + app);
        return this;
    }

    /** To a stream of ours, both ways. */
    DialForm toStream(String url) {
        fields.add("StreamUrl", url).add("StreamType", "bidirectional");
        return this;
    }

    /** To another number. */
    DialForm toNumber(String number) {
        fields.add("To", number);
        return this;
    }

    /** Says which call of ours it is, and where its end is told. */
    DialForm of(String callId, String statusCallback) {
        fields.add("CustomField", callId).add("StatusCallback", statusCallback);
        return this;
    }

    FormBody body() {
        return fields.build();
    }
}
