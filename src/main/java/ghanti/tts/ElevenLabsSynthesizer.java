package ghanti.tts;

import ghanti.audio.Pcm;
import ghanti.provider.Account;
import ghanti.provider.Languages;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * ElevenLabs: {@code POST /v1/text-to-speech/{voice}}, answered with raw samples (npm package {@code
 * @elevenlabs/elevenlabs-js} 2.73.0). A voice is named by its id.
 */
public final class ElevenLabsSynthesizer implements Synthesizer {

    static final String BASE = "https://api.elevenlabs.io";

    /** What the free plan allows; help.elevenlabs.io, "API - Error Code 429". */
    static final int PARALLEL = 2;

    static final double SLOWEST = 0.7;
    static final double FASTEST = 1.2;

    /** Half the price of the others, and it can be told the language. */
    private static final String MODEL = "eleven_flash_v2_5";

    /** "George", the voice of the quickstart on elevenlabs.io/docs, which every account has. */
    private static final String VOICE = "JBFqnCBsd6RMkjVDRZzb";

    /** The best that every plan may ask for. */
    private static final int RATE = 24000;

    /** Of the languages of India, those of the models before version 3; elevenlabs.io/docs, "Models". */
    private static final Set<String> BEFORE_V3 = Set.of("hi", "ta", "en");

    private static final Set<String> OLDER = Set.of("eleven_flash_v2_5", "eleven_turbo_v2_5", "eleven_multilingual_v2");

    /** Models that refuse to be told a language are not told. */
    private static final Set<String> TOLD = Set.of("eleven_flash_v2_5", "eleven_turbo_v2_5", "eleven_v3");

    private final Account account;
    private final Style style;
    private final Exchange exchange;
    private final AnswerReader reader;

    ElevenLabsSynthesizer(Account account, Style style, Exchange exchange) {
        this.account = account;
        this.style = style;
        this.exchange = exchange;
        this.reader = new AnswerReader(account);
    }

    private String model() {
        return style.model().orElse(MODEL);
    }

    @Override
    public Voice voice(String language) {
        return new Voice("elevenlabs", model(), style.voices().of(language, VOICE), style.pace());
    }

    @Override
    public boolean speaks(String language) {
        String primary = Languages.primary(language);
        return OLDER.contains(model()) ? BEFORE_V3.contains(primary) : Languages.INDIAN.containsKey(primary);
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
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", text);
        body.put("model_id", voice.model());
        if (TOLD.contains(voice.model())) {
            body.put("language_code", Languages.primary(language));
        }
        if (style.hasPace()) {
            body.put("voice_settings", Map.of("speed", voice.pace()));
        }
        HttpUrl url = account.at("v1/text-to-speech")
                .addPathSegment(voice.name())
                .addQueryParameter("output_format", "pcm_" + RATE)
                .build();
        Request request = new Request.Builder()
                .url(url)
                .header("xi-api-key", account.key().value())
                .post(JsonBody.of(body))
                .build();
        Answer answer = exchange.send(request, voice);
        reader.refuseText(answer);
        return AnswerReader.isWav(answer.body()) ? reader.wav(answer.body()) : reader.raw(answer, RATE);
    }
}
