package ghanti.tts;

import ghanti.audio.Pcm;
import ghanti.provider.Account;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/**
 * OpenAI's speech and every server shaped like it: {@code POST {base}/audio/speech} (npm package {@code openai} 6.49.0;
 * platform.openai.com, "Create speech"). Such servers find the language in the text, so that any is spoken.
 *
 * <p>The base may be a bare host, {@code http://localhost:8000}, or end with its version, {@code
 * https://api.openai.com/v1}: {@code /v1} is added only where the base has no path at all.
 */
public final class OpenAiSynthesizer implements Synthesizer {

    static final String BASE = "https://api.openai.com/v1";
    static final int PARALLEL = 4;

    private static final String MODEL = "gpt-4o-mini-tts";
    private static final String VOICE = "coral";

    /** "pcm" has no header: it is 24 kHz, 16 bits, by the documentation of the text to speech guide. */
    private static final int RAW_RATE = 24000;

    private static final Set<String> RAW = Set.of("audio/pcm", "audio/x-pcm");

    private final Account account;
    private final Style style;
    private final Exchange exchange;
    private final AnswerReader reader;

    OpenAiSynthesizer(Account account, Style style, Exchange exchange) {
        this.account = account;
        this.style = style;
        this.exchange = exchange;
        this.reader = new AnswerReader(account);
    }

    /** The base with its version. */
    static HttpUrl versioned(HttpUrl base) {
        return base.encodedPath().equals("/") ? base.resolve("/v1") : base;
    }

    @Override
    public Voice voice(String language) {
        return new Voice("openai", style.model().orElse(MODEL), style.voices().of(language, VOICE), style.pace());
    }

    @Override
    public boolean speaks(String language) {
        return true;
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
        body.put("model", voice.model());
        body.put("input", text);
        body.put("voice", voice.name());
        body.put("response_format", "wav");
        if (style.hasPace()) {
            body.put("speed", voice.pace());
        }
        Request.Builder request =
                new Request.Builder().url(account.at("audio/speech").build()).post(JsonBody.of(body));
        if (account.key().isGiven()) {
            request.header("Authorization", "Bearer " + account.key().value());
        }
        return read(exchange.send(request.build(), voice));
    }

    /**
     * A server that knows no WAV may send raw samples. They are believed only where it calls them so: anything else
     * without a header could be MP3, and played as samples that is noise at full level.
     */
    private Pcm read(Answer answer) throws SynthesisException {
        if (!AnswerReader.isWav(answer.body()) && RAW.contains(answer.type())) {
            return reader.raw(answer, RAW_RATE);
        }
        reader.refuseText(answer);
        return reader.wav(answer.body());
    }
}
