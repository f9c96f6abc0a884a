package ghanti.stt;

import ghanti.provider.Account;
import ghanti.provider.Languages;
import ghanti.speech.Recognizer;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Sarvam's Saaras over its realtime socket, {@code /speech-to-text-realtime/ws}. Parameters and events are those of the
 * npm package {@code sarvamai} 1.1.10 and docs.sarvam.ai, "Realtime Streaming Speech-to-Text API".
 *
 * <ul>
 *   <li>{@code endpointing=manual}: who has paused is found here, once, for all providers; two that decide it would
 *       disagree.
 *   <li>{@code mode=transcribe}: the words in the script of their language, numbers as digits. So an answer is written one
 *       way however much English is in it, and a flow names it in that one way. {@code codemix} would write English words
 *       in Latin letters, {@code translit} everything.
 *   <li>{@code stream_type=fast}: the earliest words. Only final ones are used.
 * </ul>
 */
public final class SarvamRecognizer implements Recognizer {

    static final String BASE = "https://api.sarvam.ai";

    private static final String MODEL = "saaras:v3-realtime";

    /** All of them with -IN after it; Odia is {@code or-IN} here, unlike elsewhere at Sarvam. */
    private static final Set<String> LANGUAGES = Set.of(
            "as", "bn", "brx", "doi", "en", "gu", "hi", "kn", "kok", "ks", "mai", "ml", "mni", "mr", "ne", "or", "pa",
            "sa", "sat", "sd", "ta", "te", "ur");

    private final Account account;
    private final String model;
    private final Connections connections;

    SarvamRecognizer(Account account, SttSettings settings, Connections connections) {
        this.account = account;
        this.model = settings.model().orElse(MODEL);
        this.connections = connections;
    }

    @Override
    public boolean understands(String language) {
        return LANGUAGES.contains(Languages.primary(language));
    }

    @Override
    public Hearing listen(Expected expected, Listener listener) {
        SarvamProtocol protocol = new SarvamProtocol(account, expected.rate());
        Request request = new Request.Builder()
                .url(address(expected, protocol.rate()))
                .header("api-subscription-key", account.key().value())
                .build();
        return new SocketHearing(account, protocol, listener, connections).open(request);
    }

    private HttpUrl address(Expected expected, int rate) {
        HttpUrl.Builder url = account.at("speech-to-text-realtime/ws")
                .addQueryParameter("language_code", Languages.primary(expected.language()) + "-IN")
                .addQueryParameter("model", model)
                .addQueryParameter("stream_type", "fast")
                .addQueryParameter("mode", "transcribe")
                .addQueryParameter("endpointing", "manual")
                .addQueryParameter("encoding", "linear16")
                .addQueryParameter("sample_rate", "" + rate);
        List<String> hints = Hints.of(expected.words());
        if (!hints.isEmpty()) {
            url.addQueryParameter("prompt", String.join(", ", hints));
        }
        return url.build();
    }
}
