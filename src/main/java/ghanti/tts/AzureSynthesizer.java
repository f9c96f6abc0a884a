package ghanti.tts;

import ghanti.audio.Pcm;
import ghanti.provider.Account;
import ghanti.provider.Languages;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * Azure Speech: SSML to {@code POST /cognitiveservices/v1}, answered with a WAV file (learn.microsoft.com, "Text to
 * speech REST API"; the attributes are those of "SSML document structure" there).
 */
public final class AzureSynthesizer implements Synthesizer {

    static final int PARALLEL = 8;

    private static final MediaType SSML = MediaType.get("application/ssml+xml");

    /** Native to the neural voices. */
    private static final String FORMAT = "riff-24khz-16bit-mono-pcm";

    /** By primary language subtag; learn.microsoft.com, "Language and voice support for the Speech service". */
    private static final Map<String, String> VOICES = Map.ofEntries(
            Map.entry("hi", "hi-IN-SwaraNeural"),
            Map.entry("en", "en-IN-NeerjaNeural"),
            Map.entry("as", "as-IN-YashicaNeural"),
            Map.entry("bn", "bn-IN-TanishaaNeural"),
            Map.entry("gu", "gu-IN-DhwaniNeural"),
            Map.entry("kn", "kn-IN-SapnaNeural"),
            Map.entry("ml", "ml-IN-SobhanaNeural"),
            Map.entry("mr", "mr-IN-AarohiNeural"),
            Map.entry("or", "or-IN-SubhasiniNeural"),
            Map.entry("pa", "pa-IN-VaaniNeural"),
            Map.entry("ta", "ta-IN-PallaviNeural"),
            Map.entry("te", "te-IN-ShrutiNeural"),
            Map.entry("ur", "ur-IN-GulNeural"));

    private final Account account;
    private final Style style;
    private final Exchange exchange;
    private final AnswerReader reader;

    AzureSynthesizer(Account account, Style style, Exchange exchange) {
        this.account = account;
        this.style = style;
        this.exchange = exchange;
        this.reader = new AnswerReader(account);
    }

    /** The address of a region, such as "centralindia". */
    static HttpUrl base(String region) {
        return new HttpUrl.Builder()
                .scheme("https")
                .host(region + ".tts.speech.microsoft.com")
                .build();
    }

    @Override
    public Voice voice(String language) {
        String own = VOICES.getOrDefault(Languages.primary(language), "");
        return new Voice("azure", "", style.voices().of(language, own), style.pace());
    }

    @Override
    public boolean speaks(String language) {
        return VOICES.containsKey(Languages.primary(language));
    }

    @Override
    public int parallel() {
        return PARALLEL;
    }

    @Override
    public int longestText() {
        return Wording.LONGEST;
    }

    @Override
    public Pcm say(String text, String language) throws SynthesisException, InterruptedException {
        Wording.check(this, text, language);
        Voice voice = voice(language);
        byte[] ssml = ssml(text, voice, language).getBytes(StandardCharsets.UTF_8);
        Request request = new Request.Builder()
                .url(account.at("cognitiveservices/v1").build())
                .header("Ocp-Apim-Subscription-Key", account.key().value())
                .header("X-Microsoft-OutputFormat", FORMAT)
                .header("User-Agent", "ghanti")
                .post(RequestBody.create(ssml, SSML))
                .build();
        Answer answer = exchange.send(request, voice);
        reader.refuseText(answer);
        return reader.wav(answer.body());
    }

    private String ssml(String text, Voice voice, String language) {
        String code = Languages.INDIAN.getOrDefault(Languages.primary(language), language);
        String words = Xml.text(text);
        String paced = style.hasPace() ? "<prosody rate=\"" + voice.pace() + "\">" + words + "</prosody>" : words;
        return "<speak version=\"1.0\" xmlns=\"http://www.w3.org/2001/10/synthesis\" xml:lang=\"" + Xml.text(code)
                + "\"><voice name=\"" + Xml.text(voice.name()) + "\">" + paced + "</voice></speak>";
    }
}
