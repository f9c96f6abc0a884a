package ghanti.stt;

import ghanti.provider.Account;
import ghanti.provider.Languages;
import ghanti.speech.Recognizer;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * Deepgram over {@code /v1/listen} (npm package {@code @deepgram/sdk} 5.13.0; developers.deepgram.com, "Live Audio").
 * Words come as they were said, without formatting. {@code endpointing=false}: who has paused is found here. It also keeps
 * sound back for {@code Finalize}, which Deepgram answers surely only if there is some left.
 */
public final class DeepgramRecognizer implements Recognizer {

    static final String BASE = "https://api.deepgram.com/v1";

    private static final String MODEL = "nova-3";

    /** Languages of India that nova-3 is said to know by the changelog up to August 2026. */
    private static final Set<String> LANGUAGES =
            Set.of("bn", "en", "gu", "hi", "kn", "mr", "ne", "pa", "ta", "te", "ur");

    private final Account account;
    private final String model;
    private final Connections connections;

    DeepgramRecognizer(Account account, SttSettings settings, Connections connections) {
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
        Request request = new Request.Builder()
                .url(address(expected))
                .header("Authorization", "Token " + account.key().value())
                .build();
        DeepgramProtocol protocol = new DeepgramProtocol(account, expected.rate());
        return new SocketHearing(account, protocol, listener, connections).open(request);
    }

    private HttpUrl address(Expected expected) {
        String language = Languages.primary(expected.language());
        HttpUrl.Builder url = account.at("listen")
                .addQueryParameter("model", model)
                .addQueryParameter("language", language.equals("en") ? "en-IN" : language)
                .addQueryParameter("encoding", "linear16")
                .addQueryParameter("sample_rate", "" + expected.rate())
                .addQueryParameter("channels", "1")
                .addQueryParameter("endpointing", "false");
        if (model.startsWith("nova-3")) {
            // Earlier models refuse a request with key terms.
            Hints.of(expected.words()).forEach(word -> url.addQueryParameter("keyterm", word));
        }
        return url.build();
    }
}
