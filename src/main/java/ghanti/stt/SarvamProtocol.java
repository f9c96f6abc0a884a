package ghanti.stt;

import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.audio.Resampler;
import ghanti.audio.ResamplerStream;
import ghanti.provider.Account;
import ghanti.provider.Complaint;
import ghanti.provider.Json;
import java.util.Base64;
import okhttp3.WebSocket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The JSON frames of Sarvam's realtime socket. A sentence is what lies between speech_start and speech_end. */
final class SarvamProtocol implements Protocol {

    /** The highest rate it takes; beside it only 8000. Anything else is closed with 4000. */
    private static final int HIGHEST = 16000;

    private final Account account;
    private final int rate;
    private final @Nullable Resampler resampler;
    private @Nullable ResamplerStream slower;
    private boolean speaking;

    /** @param rate of the sound that is heard */
    SarvamProtocol(Account account, int rate) {
        this.account = account;
        boolean taken = rate == 8000 || rate == HIGHEST;
        this.rate = taken ? rate : HIGHEST;
        this.resampler = taken ? null : new Resampler(rate, HIGHEST);
    }

    /** Samples a second of what is sent. */
    int rate() {
        return rate;
    }

    @Override
    public void sound(short[] samples, WebSocket socket) {
        if (!speaking) {
            speaking = true;
            slower = resampler == null ? null : resampler.stream();
            socket.send("{\"event\":\"speech_start\"}");
        }
        audio(slower == null ? samples : slower.push(samples), socket);
    }

    @Override
    public void paused(WebSocket socket) {
        if (slower != null) {
            audio(slower.finish(), socket);
        }
        speaking = false;
        socket.send("{\"event\":\"speech_end\"}");
    }

    private void audio(short[] samples, WebSocket socket) {
        if (samples.length > 0) {
            byte[] bytes = RawPcm.write(new Pcm(rate, samples));
            socket.send("{\"event\":\"audio_input\",\"audio\":\""
                    + Base64.getEncoder().encodeToString(bytes) + "\"}");
        }
    }

    @Override
    public String stillThere() {
        return "{\"event\":\"ping\"}";
    }

    @Override
    public String farewell() {
        return "{\"event\":\"end\"}";
    }

    @Override
    public Said read(String frame) {
        JsonNode json = Json.object(frame).orElse(null);
        if (json == null) {
            return Said.NOTHING;
        }
        return switch (json.path("event").asString("")) {
            case "transcript.final" -> Said.answer(json.path("text"));
            case "error" -> error(frame, json.path("is_fatal").asBoolean(false));
            default -> Said.NOTHING;
        };
    }

    private Said error(String frame, boolean fatal) {
        Complaint complaint = Complaint.in(frame, account.key());
        if (fatal) {
            return new Said(
                    Said.Kind.END,
                    "Sarvam can no longer listen" + complaint.inBrackets()
                            + ". Check the account and GHANTI_STT_MODEL.");
        }
        return new Said(Said.Kind.COMPLAINT, "Sarvam complains, but goes on listening" + complaint.inBrackets() + ".");
    }

    @Override
    public String closed(int code) {
        return switch (code) {
            case 1003 ->
                "the key in " + account.key().variable()
                        + " is not taken, or the account has no credit or no free connection. Look at its dashboard.";
            case 1008 -> "nothing was said for too long, or the question took too long.";
            case 4000 -> "it does not take this request. Check GHANTI_STT_MODEL.";
            default -> "it has too much to do or is broken; try again later.";
        };
    }
}
