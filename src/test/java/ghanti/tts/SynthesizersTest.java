package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SynthesizersTest {

    private final Synthesizers synthesizers =
            new Synthesizers(new OkHttpClient(), new Retries(Clock.systemUTC(), time -> {}, () -> 0));

    private Optional<Synthesizer> open(String settings) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            String[] parts = setting.split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], parts[1]);
            }
        }
        return synthesizers.open(TtsSettings.from(environment));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GHANTI_TTS=sarvam SARVAM_API_KEY=k | sarvam | bulbul:v3 | shubh | shubh",
                "GHANTI_TTS=Sarvam SARVAM_API_KEY=k | sarvam | bulbul:v3 | shubh | shubh",
                "GHANTI_TTS=openai OPENAI_API_KEY=k | openai | gpt-4o-mini-tts | coral | coral",
                "GHANTI_TTS=google GOOGLE_API_KEY=k | google | '' | hi-IN-Neural2-A | en-IN-Neural2-A",
                "GHANTI_TTS=azure AZURE_API_KEY=k AZURE_REGION=centralindia | azure | '' | hi-IN-SwaraNeural"
                        + " | en-IN-NeerjaNeural",
                "GHANTI_TTS=elevenlabs ELEVENLABS_API_KEY=k | elevenlabs | eleven_flash_v2_5 | JBFqnCBsd6RMkjVDRZzb"
                        + " | JBFqnCBsd6RMkjVDRZzb",
            })
    void everyProviderHasItsOwnVoices(String settings, String provider, String model, String hindi, String english) {
        Synthesizer synthesizer = open(settings).orElseThrow();
        assertThat(synthesizer.voice("hi")).isEqualTo(new Voice(provider, model, hindi, 1.0));
        assertThat(synthesizer.voice("en").name()).isEqualTo(english);
        assertThat(synthesizer.speaks("hi")).isTrue();
        assertThat(synthesizer.speaks("en")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GHANTI_TTS=siri | GHANTI_TTS is \"siri\"; it must be sarvam, openai, azure, google, elevenlabs, espeak"
                        + " or none.",
                "GHANTI_TTS=sarvam | SARVAM_API_KEY",
                "GHANTI_TTS=sarvam SARVAM_BASE_URL=http://localhost:1 | SARVAM_API_KEY",
                "GHANTI_TTS=openai | OPENAI_API_KEY",
                "GHANTI_TTS=google | GOOGLE_API_KEY",
                "GHANTI_TTS=azure AZURE_REGION=centralindia | AZURE_API_KEY",
                "GHANTI_TTS=azure AZURE_API_KEY=k | AZURE_REGION",
                "GHANTI_TTS=azure AZURE_API_KEY=k AZURE_REGION=a.b/c | AZURE_REGION",
                "GHANTI_TTS=elevenlabs | ELEVENLABS_API_KEY",
                "GHANTI_TTS=espeak | espeak-ng",
                "GHANTI_TTS=espeak PATH=/nowhere | apt install espeak-ng",
                "GHANTI_TTS=sarvam SARVAM_API_KEY=k SARVAM_BASE_URL=api.sarvam.ai | SARVAM_BASE_URL is no web address",
                "GHANTI_TTS=sarvam SARVAM_API_KEY=k GHANTI_TTS_PACE=fast | GHANTI_TTS_PACE is \"fast\"",
                "GHANTI_TTS=sarvam SARVAM_API_KEY=k GHANTI_TTS_PACE=3 | between 0.5 and 2.0",
                "GHANTI_TTS=sarvam SARVAM_API_KEY=k GHANTI_TTS_PACE=NaN | between 0.5 and 2.0",
                "GHANTI_TTS=elevenlabs ELEVENLABS_API_KEY=k GHANTI_TTS_PACE=0.6 | between 0.7 and 1.2",
                "GHANTI_TTS=google GOOGLE_API_KEY=k GHANTI_TTS_MODEL=chirp | google has no models",
            })
    void whatIsWrongIsOneSentence(String settings, String sentence) {
        assertThatThrownBy(() -> open(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageMatching("[^\n]*\\.\\)?");
    }

    @Test
    void aKeyIsNeverShown() {
        Map<String, String> environment = Map.of("GHANTI_TTS", "sarvam", "SARVAM_API_KEY", "secret\nkey");
        TtsSettings settings = TtsSettings.from(environment);
        assertThat(settings.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> synthesizers.open(settings))
                .hasMessageContaining("SARVAM_API_KEY")
                .hasMessageNotContaining("secret");
    }

    @Test
    void espeakIsTheDefaultWhereItIsInstalled(@TempDir Path folder) throws Exception {
        assertThat(open("PATH=" + folder)).isEmpty();
        Path program = Files.writeString(folder.resolve("espeak-ng"), "#!/bin/sh\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(open("GHANTI_TTS= PATH=" + folder)).hasValueSatisfying(espeak -> {
            assertThat(espeak.voice("en")).isEqualTo(new Voice("espeak", "", "en", 1.0));
            assertThat(espeak).isInstanceOf(EspeakSynthesizer.class);
        });
        assertThat(open("GHANTI_TTS=none GHANTI_TTS_VOICE=x PATH=" + folder)).isEmpty();
    }
}
