package ghanti.voicebot;

import java.time.Instant;
import java.util.Map;

/**
 * What is known of a stream when it starts.
 *
 * @param callId ours, or empty for a stream without a conversation
 * @param flow the conversation's flow, or empty
 * @param streamSid Exotel's id of the stream
 * @param callSid Exotel's id of the line
 * @param from the caller as Exotel gives it, or empty
 * @param to as {@code from}
 * @param rate samples a second, both ways
 * @param custom Exotel's custom parameters
 * @param startedAt when its start frame came
 */
public record StreamFacts(
        String callId,
        String flow,
        String streamSid,
        String callSid,
        String from,
        String to,
        int rate,
        Map<String, String> custom,
        Instant startedAt) {

    public StreamFacts {
        custom = Map.copyOf(custom);
    }
}
