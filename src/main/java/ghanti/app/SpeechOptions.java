package ghanti.app;

import ghanti.speech.Recognizer;
import ghanti.stt.Recognizers;
import ghanti.stt.SttSettings;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who understands what callees say on a stream, as flags. */
final class SpeechOptions {

    @Option(
            names = "--stt",
            defaultValue = "${env:GHANTI_STT}",
            paramLabel = "WHO",
            description = "Who understands spoken answers of listen nodes on a stream: sarvam, deepgram, openai or none"
                    + " (GHANTI_STT; default none). Keys always work.")
    @Nullable
    private String provider;

    @Option(
            names = "--stt-model",
            defaultValue = "${env:GHANTI_STT_MODEL}",
            paramLabel = "NAME",
            description = "A model of theirs (GHANTI_STT_MODEL; default the provider's usual one).")
    @Nullable
    private String model;

    /** @throws IllegalArgumentException if a word, a key or an address is missing or wrong, with the way out */
    Optional<Recognizer> recognizer(Map<String, String> environment) {
        SttSettings settings = new SttSettings(
                ServerOptions.given(provider),
                ServerOptions.given(model),
                Optional.ofNullable(environment.get("GHANTI_STT_URL")),
                environment);
        return Recognizers.of(settings, new OkHttpClient());
    }
}
