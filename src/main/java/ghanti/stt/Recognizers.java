package ghanti.stt;

import ghanti.provider.Account;
import ghanti.provider.Key;
import ghanti.speech.Recognizer;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Makes the recognizer that the settings name. */
public final class Recognizers {

    private static final String WORDS = "sarvam, deepgram, openai or none";

    /** Open at once, each with a thread of its own that reads; more wait, and give up after their time. */
    private static final int SOCKETS = 500;

    private static final int REQUESTS = 32;

    private final OkHttpClient http;
    private final Patience patience;

    Recognizers(OkHttpClient http, Patience patience) {
        this.http = http;
        this.patience = patience;
    }

    /**
     * The recognizer for some settings. Asks nobody yet, so that a wrong key is told by the first question.
     *
     * @return empty for "none", and where no provider is named
     * @throws IllegalArgumentException if a word, a key or an address is missing or wrong, as one sentence without
     *     secrets
     */
    public static Optional<Recognizer> of(SttSettings settings, OkHttpClient http) {
        return new Recognizers(http, Patience.USUAL).open(settings);
    }

    Optional<Recognizer> open(SttSettings settings) {
        String provider =
                settings.provider().map(word -> word.toLowerCase(Locale.ROOT)).orElse("none");
        return switch (provider) {
            case "none" -> Optional.empty();
            case "sarvam" -> Optional.of(sarvam(settings));
            case "deepgram" -> Optional.of(deepgram(settings));
            case "openai" -> Optional.of(openAi(settings));
            default ->
                throw new IllegalArgumentException("GHANTI_STT is \"" + provider + "\"; it must be " + WORDS + ".");
        };
    }

    private Recognizer sarvam(SttSettings settings) {
        HttpUrl base = address(settings, "SARVAM_BASE_URL").orElseGet(() -> HttpUrl.get(SarvamRecognizer.BASE));
        Account account = new Account("Sarvam", key(settings, "SARVAM_API_KEY"), base, addresses("SARVAM_BASE_URL"));
        return new SarvamRecognizer(account, settings, new Connections(http, SOCKETS, patience));
    }

    private Recognizer deepgram(SttSettings settings) {
        HttpUrl base = OpenAiRecognizer.versioned(
                address(settings, "DEEPGRAM_BASE_URL").orElseGet(() -> HttpUrl.get(DeepgramRecognizer.BASE)));
        Account account =
                new Account("Deepgram", key(settings, "DEEPGRAM_API_KEY"), base, addresses("DEEPGRAM_BASE_URL"));
        return new DeepgramRecognizer(account, settings, new Connections(http, SOCKETS, patience));
    }

    private Recognizer openAi(SttSettings settings) {
        Optional<HttpUrl> own = address(settings, "OPENAI_BASE_URL");
        // A server of one's own may ask for no key.
        Key key = own.isPresent() && settings.variable("OPENAI_API_KEY").isEmpty()
                ? new Key("OPENAI_API_KEY", "")
                : key(settings, "OPENAI_API_KEY");
        HttpUrl base = OpenAiRecognizer.versioned(own.orElseGet(() -> HttpUrl.get(OpenAiRecognizer.BASE)));
        Account account = new Account("The OpenAI transcription server", key, base, addresses("OPENAI_BASE_URL"));
        return new OpenAiRecognizer(account, settings, new Connections(http, REQUESTS, patience));
    }

    private static Key key(SttSettings settings, String variable) {
        return settings.variable(variable)
                .map(value -> new Key(variable, value))
                .orElseThrow(() -> new IllegalArgumentException("GHANTI_STT names a provider that needs a key: set "
                        + variable + ", or choose another GHANTI_STT."));
    }

    private static String addresses(String variable) {
        return "GHANTI_STT_URL or " + variable;
    }

    /** {@code GHANTI_STT_URL}, or else what the provider's own variable says, which speech synthesis reads too. */
    private static Optional<HttpUrl> address(SttSettings settings, String variable) {
        return settings.url()
                .map(text -> url("GHANTI_STT_URL", text))
                .or(() -> settings.variable(variable).map(text -> url(variable, text)));
    }

    private static HttpUrl url(String variable, String text) {
        // Sockets are opened with HTTP.
        HttpUrl url = HttpUrl.parse(text.replaceFirst("^(?i)ws(s?)://", "http$1://"));
        if (url == null) {
            throw new IllegalArgumentException(
                    variable + " is no web address; it must begin with https:// or http://, or with wss:// or ws://.");
        }
        return url;
    }
}
