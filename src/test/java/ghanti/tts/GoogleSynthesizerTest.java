package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.speech.SynthesisException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleSynthesizerTest extends SynthesizerContract {

    @Override
    Map<String, String> settings(String base) {
        return Map.of("GHANTI_TTS", "google", "GOOGLE_API_KEY", KEY, "GOOGLE_BASE_URL", base);
    }

    @Override
    MockResponse sound() {
        return carrying(WavSamples.exact(SOUND));
    }

    @Override
    MockResponse carrying(ByteString bytes) {
        return JsonAnswers.of(200, Map.of("audioContent", bytes.base64()));
    }

    /** google.rpc.Status with an ErrorInfo. */
    @Override
    MockResponse complaint(int status, String code, String message) {
        Map<String, Object> info =
                Map.of("@type", "type.googleapis.com/google.rpc.ErrorInfo", "reason", code, "domain", "googleapis.com");
        return JsonAnswers.of(
                status,
                Map.of(
                        "error",
                        Map.of("code", status, "message", message, "status", "UNKNOWN", "details", List.of(info))));
    }

    @Override
    String textOf(RecordedRequest request) {
        return JsonAnswers.tree(request).at("/input/text").asString();
    }

    @Test
    void asksAsDocumented() throws Exception {
        say(sound());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/text:synthesize");
        assertThat(request.getHeaders().get("X-Goog-Api-Key")).isEqualTo(KEY);
        assertThat(JsonAnswers.map(request))
                .containsOnly(
                        Map.entry("input", Map.of("text", HINDI)),
                        Map.entry("voice", Map.of("languageCode", "hi-IN", "name", "hi-IN-Neural2-A")),
                        Map.entry("audioConfig", Map.of("audioEncoding", "LINEAR16", "sampleRateHertz", 24000)));
    }

    @Test
    void aVoiceOfOneLanguageIsForThatLanguage() throws Exception {
        server.enqueue(sound());
        server.enqueue(sound());
        var chosen = synthesizer(Map.of("GHANTI_TTS_VOICE", "hi-IN-Chirp3-HD-Kore", "GHANTI_TTS_PACE", "0.9"));
        chosen.say("नमस्ते", "hi");
        chosen.say("hello", "en");
        RecordedRequest hindi = server.takeRequest();
        assertThat(JsonAnswers.tree(hindi).at("/voice/name").asString()).isEqualTo("hi-IN-Chirp3-HD-Kore");
        assertThat(JsonAnswers.tree(hindi).at("/audioConfig/speakingRate").asDouble())
                .isEqualTo(0.9);
        assertThat(JsonAnswers.tree(server.takeRequest()).at("/voice/name").asString())
                .isEqualTo("en-IN-Neural2-A");
    }

    @Test
    void aBadKeyComesWith400() {
        MockResponse answer = complaint(400, "API_KEY_INVALID", "API key not valid. Please pass a valid API key.");
        SynthesisException refusal = refusedAtOnce(answer);
        assertThat(refusal.isHopeless()).isTrue();
        assertThat(refusal).hasMessageContaining("GOOGLE_API_KEY");
    }

    @Test
    void countsBytes() {
        assertThatThrownBy(() -> synthesizer(Map.of()).say("😀".repeat(1500), "hi"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("6000 bytes");
        assertThat(server.getRequestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"audioContent\": \"\"}", "{\"audioContent\": 5}"})
    void refusesAnotherShape(String body) {
        MockResponse answer = new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
        assertThat(refused(answer)).hasMessageMatching("Google answered with (no sound at all|base64).*");
    }

    @Test
    void refusesSoundThatWasCutOff() {
        assertThat(refused(carrying(WavSamples.half(SOUND)))).hasMessageContaining("cut off");
        String whole = WavSamples.exact(SOUND).base64();
        assertThat(refused(JsonAnswers.of(200, Map.of("audioContent", whole.substring(0, whole.length() - 3)))))
                .hasMessageContaining("cut off");
    }
}
