package ghanti.tts;

import ghanti.provider.Account;
import ghanti.provider.Key;
import ghanti.speech.Synthesizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Makes the synthesizer that the settings name. */
public final class Synthesizers {

    private static final String WORDS = "sarvam, openai, azure, google, elevenlabs, espeak or none";
    private static final Set<String> WITHOUT_MODELS = Set.of("google", "azure", "espeak");
    private static final double SLOWEST = 0.5;
    private static final double FASTEST = 2.0;

    private final OkHttpClient http;
    private final Retries retries;
    private final Duration patience;

    public Synthesizers(OkHttpClient http, Retries retries) {
        this(http, retries, Exchange.PATIENCE);
    }

    /** @param patience for one try */
    Synthesizers(OkHttpClient http, Retries retries, Duration patience) {
        this.http = http;
        this.retries = retries;
        this.patience = patience;
    }

    /**
     * The synthesizer for some settings. Asks nobody yet, so that a wrong key is told by the first text.
     *
     * @return empty for "none", and where no provider is named and espeak-ng is not installed
     * @throws IllegalArgumentException if a word, a key or an address is missing or wrong, as one sentence without
     *     secrets
     */
    public Optional<Synthesizer> open(TtsSettings settings) {
        Optional<Path> espeak = settings.variable("PATH").flatMap(EspeakSynthesizer::installed);
        String provider = settings.provider()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .orElse(espeak.isPresent() ? "espeak" : "none");
        if (provider.equals("none")) {
            return Optional.empty();
        }
        Style style = style(settings, provider);
        return Optional.of(
                switch (provider) {
                    case "sarvam" -> sarvam(settings, style);
                    case "openai" -> openAi(settings, style);
                    case "google" -> google(settings, style);
                    case "azure" -> azure(settings, style);
                    case "elevenlabs" -> elevenLabs(settings, style);
                    case "espeak" -> espeak(espeak, style);
                    default ->
                        throw new IllegalArgumentException(
                                "GHANTI_TTS is \"" + provider + "\"; it must be " + WORDS + ".");
                });
    }

    private static Style style(TtsSettings settings, String provider) {
        boolean eleven = provider.equals("elevenlabs");
        double slowest = eleven ? ElevenLabsSynthesizer.SLOWEST : SLOWEST;
        double fastest = eleven ? ElevenLabsSynthesizer.FASTEST : FASTEST;
        if (!(settings.pace() >= slowest && settings.pace() <= fastest)) {
            throw new IllegalArgumentException("GHANTI_TTS_PACE is " + settings.pace() + "; with " + provider
                    + " it must be between " + slowest + " and " + fastest + ".");
        }
        if (settings.model().isPresent() && WITHOUT_MODELS.contains(provider)) {
            throw new IllegalArgumentException("GHANTI_TTS_MODEL is set, but " + provider
                    + " has no models: the voice says it all. Remove it, or change GHANTI_TTS.");
        }
        return new Style(Voices.read(settings.voice().orElse("")), settings.model(), settings.pace());
    }

    private Synthesizer sarvam(TtsSettings settings, Style style) {
        HttpUrl base = address(settings, "SARVAM_BASE_URL").orElseGet(() -> HttpUrl.get(SarvamSynthesizer.BASE));
        Account account = new Account("Sarvam", key(settings, "SARVAM_API_KEY"), base, "SARVAM_BASE_URL");
        return new SarvamSynthesizer(account, style, exchange(account, SarvamSynthesizer.PARALLEL));
    }

    private Synthesizer openAi(TtsSettings settings, Style style) {
        Optional<HttpUrl> own = address(settings, "OPENAI_BASE_URL");
        // A server of one's own may ask for no key.
        Key key = own.isPresent() && settings.variable("OPENAI_API_KEY").isEmpty()
                ? new Key("OPENAI_API_KEY", "")
                : key(settings, "OPENAI_API_KEY");
        HttpUrl base = OpenAiSynthesizer.versioned(own.orElseGet(() -> HttpUrl.get(OpenAiSynthesizer.BASE)));
        Account account = new Account("The OpenAI speech server", key, base, "OPENAI_BASE_URL");
        return new OpenAiSynthesizer(account, style, exchange(account, OpenAiSynthesizer.PARALLEL));
    }

    private Synthesizer google(TtsSettings settings, Style style) {
        HttpUrl base = address(settings, "GOOGLE_BASE_URL").orElseGet(() -> HttpUrl.get(GoogleSynthesizer.BASE));
        Account account = new Account("Google", key(settings, "GOOGLE_API_KEY"), base, "GOOGLE_BASE_URL");
        return new GoogleSynthesizer(account, style, exchange(account, GoogleSynthesizer.PARALLEL));
    }

    private Synthesizer azure(TtsSettings settings, Style style) {
        Key key = key(settings, "AZURE_API_KEY");
        HttpUrl base = address(settings, "AZURE_BASE_URL").orElseGet(() -> AzureSynthesizer.base(region(settings)));
        Account account = new Account("Azure", key, base, "AZURE_REGION or AZURE_BASE_URL");
        return new AzureSynthesizer(account, style, exchange(account, AzureSynthesizer.PARALLEL));
    }

    private Synthesizer elevenLabs(TtsSettings settings, Style style) {
        HttpUrl base =
                address(settings, "ELEVENLABS_BASE_URL").orElseGet(() -> HttpUrl.get(ElevenLabsSynthesizer.BASE));
        Account account = new Account("ElevenLabs", key(settings, "ELEVENLABS_API_KEY"), base, "ELEVENLABS_BASE_URL");
        return new ElevenLabsSynthesizer(account, style, exchange(account, ElevenLabsSynthesizer.PARALLEL));
    }

    private static Synthesizer espeak(Optional<Path> program, Style style) {
        return new EspeakSynthesizer(
                program.orElseThrow(
                        () -> new IllegalArgumentException("GHANTI_TTS is espeak, but no program espeak-ng is"
                                + " on the PATH. Install it (apt install espeak-ng), or choose another.")),
                style);
    }

    private Exchange exchange(Account account, int parallel) {
        return new Exchange(account, parallel, http, retries, patience);
    }

    private static Key key(TtsSettings settings, String variable) {
        return settings.variable(variable)
                .map(value -> new Key(variable, value))
                .orElseThrow(() -> new IllegalArgumentException("GHANTI_TTS names a provider that needs a key: set "
                        + variable + ", or choose another GHANTI_TTS."));
    }

    private static Optional<HttpUrl> address(TtsSettings settings, String variable) {
        return settings.variable(variable).map(text -> {
            HttpUrl url = HttpUrl.parse(text);
            if (url == null) {
                throw new IllegalArgumentException(
                        variable + " is no web address; it must begin with https:// or http://.");
            }
            return url;
        });
    }

    private static String region(TtsSettings settings) {
        return settings.variable("AZURE_REGION")
                .map(region -> region.toLowerCase(Locale.ROOT))
                .filter(region -> region.matches("[a-z0-9]{2,40}"))
                .orElseThrow(() -> new IllegalArgumentException(
                        "Azure needs a place to be asked: set AZURE_REGION to one such as centralindia."));
    }
}
