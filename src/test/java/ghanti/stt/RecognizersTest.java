package ghanti.stt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.speech.Recognizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecognizersTest {

    private static Optional<Recognizer> of(String settings) {
        Map<String, String> environment = new HashMap<>();
        for (String setting : settings.split(" ", -1)) {
            String[] parts = setting.split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], parts[1]);
            }
        }
        return Recognizers.of(SttSettings.from(environment), new OkHttpClient());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GHANTI_STT=",
                "GHANTI_STT=none",
                "GHANTI_STT=NONE GHANTI_STT_MODEL=x GHANTI_STT_URL=y",
                "SARVAM_API_KEY=k"
            })
    void nobodyListensUnlessOneIsNamed(String settings) {
        assertThat(of(settings)).isEmpty();
    }

    @Test
    void everyProviderIsFound() {
        assertThat(of("GHANTI_STT=sarvam SARVAM_API_KEY=k")).containsInstanceOf(SarvamRecognizer.class);
        assertThat(of("GHANTI_STT=Deepgram DEEPGRAM_API_KEY=k")).containsInstanceOf(DeepgramRecognizer.class);
        assertThat(of("GHANTI_STT=openai OPENAI_API_KEY=k")).containsInstanceOf(OpenAiRecognizer.class);
        assertThat(of("GHANTI_STT=openai OPENAI_BASE_URL=http://localhost:1"))
                .containsInstanceOf(OpenAiRecognizer.class);
        assertThat(of("GHANTI_STT=openai GHANTI_STT_URL=http://localhost:1"))
                .containsInstanceOf(OpenAiRecognizer.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GHANTI_STT=siri | GHANTI_STT is \"siri\"; it must be sarvam, deepgram, openai or none.",
                "GHANTI_STT=sarvam | SARVAM_API_KEY",
                "GHANTI_STT=sarvam GHANTI_STT_URL=http://localhost:1 | SARVAM_API_KEY",
                "GHANTI_STT=deepgram SARVAM_API_KEY=k | DEEPGRAM_API_KEY",
                "GHANTI_STT=openai | OPENAI_API_KEY",
                "GHANTI_STT=sarvam SARVAM_API_KEY=k SARVAM_BASE_URL=api.sarvam.ai | SARVAM_BASE_URL is no web address",
                "GHANTI_STT=deepgram DEEPGRAM_API_KEY=k DEEPGRAM_BASE_URL=ftp://x | DEEPGRAM_BASE_URL is no web address",
                "GHANTI_STT=openai GHANTI_STT_URL=localhost | GHANTI_STT_URL is no web address",
            })
    void whatIsWrongIsOneSentence(String settings, String sentence) {
        assertThatThrownBy(() -> of(settings))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence)
                .hasMessageMatching("[^\n]*\\.");
    }

    @Test
    void aKeyIsNeverShown() {
        Map<String, String> environment = Map.of(
                "GHANTI_STT",
                "sarvam",
                "SARVAM_API_KEY",
                "secret\nkey",
                "GHANTI_STT_URL",
                "https://user:secret@example.com");
        SttSettings settings = SttSettings.from(environment);
        assertThat(settings.toString()).doesNotContain("secret");
        assertThatThrownBy(() -> Recognizers.of(settings, new OkHttpClient()))
                .hasMessageContaining("SARVAM_API_KEY")
                .hasMessageNotContaining("secret");
    }
}
