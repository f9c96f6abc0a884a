package ghanti.app;

import ghanti.sound.AudioFolder;
import ghanti.speech.Synthesizer;
import ghanti.tts.Retries;
import ghanti.tts.Synthesizers;
import ghanti.tts.TtsSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the clips are and who speaks, as flags. The keys of providers have their variables alone. */
final class AudioOptions {

    @Option(
            names = "--audio-cache",
            defaultValue = "${env:GHANTI_AUDIO_CACHE:-audio-cache}",
            paramLabel = "FOLDER",
            description = "The recorded prompts (GHANTI_AUDIO_CACHE; default audio-cache).")
    private Path folder = Path.of("audio-cache");

    @Option(
            names = "--tts",
            defaultValue = "${env:GHANTI_TTS}",
            paramLabel = "PROVIDER",
            description = "Who speaks: sarvam, openai, azure, google, elevenlabs, espeak or none (GHANTI_TTS; default"
                    + " espeak where espeak-ng is installed, else none).")
    private @Nullable String provider;

    @Option(
            names = "--tts-voice",
            defaultValue = "${env:GHANTI_TTS_VOICE}",
            paramLabel = "VOICE",
            description = "The provider's voice; by language as in hi=shubh,en=ritu (GHANTI_TTS_VOICE; default the"
                    + " provider's usual one).")
    private @Nullable String voice;

    @Option(
            names = "--tts-model",
            defaultValue = "${env:GHANTI_TTS_MODEL}",
            paramLabel = "MODEL",
            description = "The provider's model (GHANTI_TTS_MODEL).")
    private @Nullable String model;

    @Option(
            names = "--tts-pace",
            defaultValue = "${env:GHANTI_TTS_PACE:-1.0}",
            paramLabel = "PACE",
            description = "How fast it speaks; 1.0 is the voice's own (GHANTI_TTS_PACE; default 1.0).")
    private double pace = 1.0;

    AudioFolder folder() {
        return new AudioFolder(folder);
    }

    /** @throws IllegalArgumentException if a key is missing or a word is unknown, with the way out */
    Optional<Synthesizer> synthesizer(Map<String, String> environment, OkHttpClient http) {
        TtsSettings settings = new TtsSettings(
                Optional.ofNullable(provider),
                Optional.ofNullable(voice),
                Optional.ofNullable(model),
                pace,
                environment);
        Retries retries = new Retries(
                Clock.systemUTC(),
                pause -> Thread.sleep(pause.toMillis()),
                () -> ThreadLocalRandom.current().nextDouble());
        return new Synthesizers(http, retries).open(settings);
    }
}
