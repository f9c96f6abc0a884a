package ghanti.tts;

import ghanti.audio.Pcm;
import ghanti.provider.Account;
import ghanti.provider.Languages;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/**
 * Sarvam's Bulbul: {@code POST /text-to-speech}, answered with base64 WAV files. Fields and limits are those of the npm
 * package {@code sarvamai} 1.1.10 and docs.sarvam.ai. The language is {@code language_code}: {@code
 * target_language_code} was renamed in August 2026, and what still uses it is spoken to in the default language.
 */
public final class SarvamSynthesizer implements Synthesizer {

    static final String BASE = "https://api.sarvam.ai";

    /** The free plan counts requests by the minute; more at once would only collect refusals. */
    static final int PARALLEL = 4;

    private static final String MODEL = "bulbul:v3";
    private static final String SPEAKER = "shubh";

    /** Odia is the one language with another code here. */
    private static final Map<String, String> OWN_CODES = Map.of("or", "od-IN");

    private static final Set<String> LANGUAGES =
            Set.of("bn", "en", "gu", "hi", "kn", "ml", "mr", "or", "pa", "ta", "te");

    /** Native to version 3, and offered by every model; the telephone's 8 kHz are made here, in one step. */
    private static final int RATE = 24000;

    private final Account account;
    private final Style style;
    private final Exchange exchange;
    private final AnswerReader reader;

    SarvamSynthesizer(Account account, Style style, Exchange exchange) {
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
        return new Voice("sarvam", model(), style.voices().of(language, SPEAKER), style.pace());
    }

    @Override
    public boolean speaks(String language) {
        return LANGUAGES.contains(Languages.primary(language));
    }

    @Override
    public int parallel() {
        return PARALLEL;
    }

    @Override
    public int longestText() {
        return model().equals("bulbul:v2") ? 1500 : 2500;
    }

    @Override
    public Pcm say(String text, String language) throws SynthesisException, InterruptedException {
        Wording.check(this, text, language);
        Voice voice = voice(language);
        String primary = Languages.primary(language);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", text);
        body.put("language_code", OWN_CODES.getOrDefault(primary, primary + "-IN"));
        body.put("speaker", voice.name());
        body.put("model", voice.model());
        body.put("pace", voice.pace());
        body.put("speech_sample_rate", RATE);
        body.put("output_audio_codec", "wav");
        Request request = new Request.Builder()
                .url(account.at("text-to-speech").build())
                .header("api-subscription-key", account.key().value())
                .post(JsonBody.of(body))
                .build();
        return read(exchange.send(request, voice));
    }

    /** A long text comes in several files. */
    private Pcm read(Answer answer) throws SynthesisException {
        List<String> files = new ArrayList<>();
        for (JsonNode file : reader.json(answer).path("audios")) {
            files.add(file.asString(""));
        }
        return reader.wavs(files);
    }
}
