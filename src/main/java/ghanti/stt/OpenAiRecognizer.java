package ghanti.stt;

import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.provider.Account;
import ghanti.provider.Languages;
import ghanti.speech.Recognizer;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * OpenAI's transcription and every server shaped like it: {@code POST {base}/audio/transcriptions} (npm package {@code
 * openai} 6.49.0; platform.openai.com, "Create transcription"). What was said up to a pause is sent as one WAV file, so
 * that nothing is understood before somebody has paused.
 *
 * <p>Languages are named by their two letters; whether the model knows one is for the server to say.
 */
public final class OpenAiRecognizer implements Recognizer {

    static final String BASE = "https://api.openai.com/v1";

    private static final String MODEL = "gpt-4o-mini-transcribe";
    private static final MediaType WAV = MediaType.get("audio/wav");

    private final Account account;
    private final String model;
    private final Connections connections;

    OpenAiRecognizer(Account account, SttSettings settings, Connections connections) {
        this.account = account;
        this.model = settings.model().orElse(MODEL);
        this.connections = connections;
    }

    /** The base with its version: {@code /v1} is added where it has no path at all. */
    static HttpUrl versioned(HttpUrl base) {
        return base.encodedPath().equals("/")
                ? base.newBuilder().addPathSegment("v1").build()
                : base;
    }

    @Override
    public boolean understands(String language) {
        return Languages.primary(language).length() == 2;
    }

    @Override
    public Hearing listen(Expected expected, Listener listener) {
        return new RequestHearing(expected.rate(), listener, (pcm, answer) -> {
            Transcription transcription = new Transcription(account, request(pcm, expected), connections, answer);
            transcription.begin();
            return transcription;
        });
    }

    private Request request(Pcm pcm, Expected expected) {
        MultipartBody.Builder form = new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart("file", "speech.wav", RequestBody.create(WavFile.write(pcm), WAV))
                .addFormDataPart("model", model)
                .addFormDataPart("language", Languages.primary(expected.language()))
                .addFormDataPart("response_format", "json");
        List<String> hints = Hints.of(expected.words());
        if (!hints.isEmpty()) {
            form.addFormDataPart("prompt", String.join(", ", hints));
        }
        Request.Builder request = new Request.Builder()
                .url(account.at("audio/transcriptions").build())
                .post(form.build());
        if (account.key().isGiven()) {
            request.header("Authorization", "Bearer " + account.key().value());
        }
        return request.build();
    }
}
