package ghanti.tts;

import ghanti.audio.Pcm;
import ghanti.provider.Account;
import ghanti.provider.Languages;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Request;

/**
 * Google Cloud Text-to-Speech: {@code POST /v1/text:synthesize} (npm package {@code @google-cloud/text-to-speech} 6.4.1),
 * with an API key. The answer is base64, and its LINEAR16 is a whole WAV file.
 */
public final class GoogleSynthesizer implements Synthesizer {

    static final String BASE = "https://texttospeech.googleapis.com";
    static final int PARALLEL = 8;

    /** Of one request, by the reference of SynthesisInput. */
    private static final int MOST_BYTES = 5000;

    /** What is below {@link #MOST_BYTES} in every script of India, three bytes a letter. */
    private static final int MOST_CHARACTERS = 1600;

    /** Native to the voices; no profile for telephones either, since the band is made here. */
    private static final int RATE = 24000;

    /** By primary language subtag; cloud.google.com, "Supported voices and languages". */
    private static final Map<String, String> VOICES = Map.of(
            "hi", "hi-IN-Neural2-A",
            "en", "en-IN-Neural2-A",
            "bn", "bn-IN-Wavenet-A",
            "gu", "gu-IN-Wavenet-A",
            "kn", "kn-IN-Wavenet-A",
            "ml", "ml-IN-Wavenet-A",
            "mr", "mr-IN-Wavenet-A",
            "pa", "pa-IN-Wavenet-A",
            "ta", "ta-IN-Wavenet-A",
            "te", "te-IN-Standard-A");

    private final Account account;
    private final Style style;
    private final Exchange exchange;
    private final AnswerReader reader;

    GoogleSynthesizer(Account account, Style style, Exchange exchange) {
        this.account = account;
        this.style = style;
        this.exchange = exchange;
        this.reader = new AnswerReader(account);
    }

    @Override
    public Voice voice(String language) {
        String own = VOICES.getOrDefault(Languages.primary(language), "");
        return new Voice("google", "", style.voices().of(language, own), style.pace());
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
        return MOST_CHARACTERS;
    }

    @Override
    public Pcm say(String text, String language) throws SynthesisException, InterruptedException {
        Wording.check(this, text, language);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new SynthesisException(
                    "The text has " + bytes + " bytes; google takes " + MOST_BYTES + " at once. Divide it.", false);
        }
        Voice voice = voice(language);
        Map<String, Object> audio = new LinkedHashMap<>();
        audio.put("audioEncoding", "LINEAR16");
        audio.put("sampleRateHertz", RATE);
        if (style.hasPace()) {
            audio.put("speakingRate", voice.pace());
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("input", Map.of("text", text));
        body.put("voice", speaker(voice, language));
        body.put("audioConfig", audio);
        Request request = new Request.Builder()
                .url(account.at("v1/text:synthesize").build())
                .header("X-Goog-Api-Key", account.key().value())
                .post(JsonBody.of(body))
                .build();
        Answer answer = exchange.send(request, voice);
        String file = reader.json(answer).path("audioContent").asString("");
        return reader.wavs(file.isEmpty() ? List.of() : List.of(file));
    }

    private static Map<String, Object> speaker(Voice voice, String language) {
        Map<String, Object> speaker = new LinkedHashMap<>();
        speaker.put("languageCode", Languages.INDIAN.getOrDefault(Languages.primary(language), language));
        speaker.put("name", voice.name());
        return speaker;
    }
}
