package ghanti.stt;

import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.provider.Account;
import ghanti.provider.Complaint;
import ghanti.provider.Json;
import okhttp3.WebSocket;
import okio.ByteString;
import tools.jackson.databind.JsonNode;

/** Deepgram's socket: sound in binary frames, everything else in JSON. */
final class DeepgramProtocol implements Protocol {

    private final Account account;
    private final int rate;

    DeepgramProtocol(Account account, int rate) {
        this.account = account;
        this.rate = rate;
    }

    @Override
    public void sound(short[] samples, WebSocket socket) {
        socket.send(ByteString.of(RawPcm.write(new Pcm(rate, samples))));
    }

    @Override
    public void paused(WebSocket socket) {
        socket.send("{\"type\":\"Finalize\"}");
    }

    @Override
    public String stillThere() {
        return "{\"type\":\"KeepAlive\"}";
    }

    @Override
    public String farewell() {
        return "{\"type\":\"CloseStream\"}";
    }

    @Override
    public Said read(String frame) {
        JsonNode json = Json.object(frame).orElse(null);
        if (json == null) {
            return Said.NOTHING;
        }
        return switch (json.path("type").asString("")) {
            case "Results" -> results(json);
            case "Error" ->
                new Said(
                        Said.Kind.COMPLAINT,
                        "Deepgram complains"
                                + Complaint.in(frame, account.key()).inBrackets() + ".");
            default -> Said.NOTHING;
        };
    }

    private static Said results(JsonNode json) {
        if (!json.path("is_final").asBoolean(false)) {
            return Said.NOTHING;
        }
        JsonNode transcript = json.at("/channel/alternatives/0/transcript");
        return json.path("from_finalize").asBoolean(false) ? Said.answer(transcript) : Said.words(transcript);
    }

    @Override
    public String closed(int code) {
        return switch (code) {
            case 1000 -> "it has nothing more to say.";
            case 1008 -> "it does not take this sound.";
            default -> "it waited too long for sound, has too much to do or is broken; try again later.";
        };
    }
}
