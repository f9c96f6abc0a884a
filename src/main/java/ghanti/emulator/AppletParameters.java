package ghanti.emulator;

import ghanti.emulator.Habits.NoKeys;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call's applet requests, and the keys that wait to be sent with the next one;
 * docs/exotel-protocol.md, Parameters.
 */
final class AppletParameters {
    private final LineFacts facts;
    private final String tenantId;
    private final Habits habits;
    private @Nullable String keys;
    private @Nullable Leg leg;
    private @Nullable StreamResult stream;

    AppletParameters(LineFacts facts, String tenantId, Habits habits) {
        this.facts = facts;
        this.tenantId = tenantId;
        this.habits = habits;
    }

    /** A Gather ended with these keys, or with none. */
    void gathered(String digits) {
        keys = digits;
    }

    /** A Connect has rung somebody. */
    void connected(Leg second) {
        leg = second;
    }

    /** A Voicebot has run. */
    void streamed(StreamResult result) {
        stream = result;
    }

    /** A SwitchCase does not pass keys on. */
    void forgetKeys() {
        keys = null;
    }

    /** What every applet but a Greeting is asked with. */
    Map<String, String> full(Instant now) {
        Map<String, String> all = new LinkedHashMap<>();
        String created = ExotelTime.plain(facts.created());
        all.put("CallSid", facts.sid());
        all.put("CallFrom", facts.parties().person());
        all.put("CallTo", facts.parties().exoPhone());
        all.put("Direction", facts.dial() == null ? "incoming" : "outbound-dial");
        all.put("Created", ExotelTime.created(facts.created()));
        all.put("DialCallDuration", "0");
        all.put("StartTime", created);
        all.put("EndTime", ExotelTime.NOT_ENDED);
        all.put("CallType", "call-attempt");
        all.put("DialWhomNumber", "");
        all.put("flow_id", facts.app().id());
        all.put("tenant_id", tenantId);
        all.put("From", facts.parties().person());
        all.put("To", facts.parties().exoPhone());
        facts.customField().ifPresent(field -> all.put("CustomField", field));
        all.put("CurrentTime", ExotelTime.plain(now));
        putLeg(all);
        putKeys(all);
        return all;
    }

    /** What a Passthru is asked with: also about the stream just before it. */
    Map<String, String> passthru(Instant now) {
        Map<String, String> all = full(now);
        if (stream != null) {
            stream.put(all, habits.streaming());
        }
        return all;
    }

    /** Another applet than the one right behind the stream is not told of it. */
    void forgetStream() {
        stream = null;
    }

    /** What a Greeting is asked with: less; docs/exotel-protocol.md, Greeting. */
    Map<String, String> greeting() {
        Map<String, String> few = new LinkedHashMap<>();
        few.put("CallSid", facts.sid());
        few.put("From", facts.parties().person());
        few.put("To", facts.parties().exoPhone());
        few.put("DialWhomNumber", "");
        facts.customField().ifPresent(field -> few.put("CustomField", field));
        return few;
    }

    /** docs/exotel-protocol.md, Passthru: what it is told after a Connect. */
    private void putLeg(Map<String, String> parameters) {
        Leg second = leg;
        if (second == null) {
            return;
        }
        boolean talked = second.status() == LineStatus.COMPLETED;
        String seconds = Long.toString(second.talked().toSeconds());
        parameters.put("CallType", talked ? "completed" : "incomplete");
        parameters.put("DialWhomNumber", second.number());
        parameters.put("DialCallStatus", second.status().word());
        parameters.put("DialCallDuration", Long.toString(second.dialled().toSeconds()));
        parameters.put("Legs[0][OnCallDuration]", seconds);
        parameters.put("Legs[1][OnCallDuration]", seconds);
        parameters.put("OutgoingPhoneNumber", second.exoPhone());
    }

    private void putKeys(Map<String, String> parameters) {
        if (keys == null) {
            return;
        }
        if (!keys.isEmpty() || habits.noKeys() == NoKeys.QUOTES) {
            parameters.put("digits", "\"" + keys + "\"");
        }
        if (!habits.keysLinger()) {
            keys = null;
        }
    }
}
