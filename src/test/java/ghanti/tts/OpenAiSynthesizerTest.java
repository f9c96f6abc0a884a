package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiSynthesizerTest extends SynthesizerContract {

    @Override
    Map<String, String> settings(String base) {
        return Map.of("GHANTI_TTS", "openai", "OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", base);
    }

    /** OpenAI streams its WAV files, so that their sizes are all ones. */
    @Override
    MockResponse sound() {
        return carrying(WavSamples.withSizes(SOUND, -1));
    }

    @Override
    MockResponse carrying(ByteString bytes) {
        return typed("audio/wav", bytes);
    }

    private static MockResponse typed(String type, ByteString bytes) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", type)
                .body(new Buffer().write(bytes))
                .build();
    }

    @Override
    MockResponse complaint(int status, String code, String message) {
        Map<String, Object> error = new HashMap<>();
        error.put("message", message);
        error.put("type", "invalid_request_error");
        error.put("param", null);
        error.put("code", code);
        return JsonAnswers.of(status, Map.of("error", error));
    }

    @Override
    String textOf(RecordedRequest request) {
        return JsonAnswers.tree(request).get("input").asString();
    }

    @Test
    void asksAsDocumented() throws Exception {
        say(sound());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/audio/speech");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(JsonAnswers.map(request))
                .containsOnly(
                        Map.entry("model", "gpt-4o-mini-tts"),
                        Map.entry("input", HINDI),
                        Map.entry("voice", "coral"),
                        Map.entry("response_format", "wav"));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'', /v1/audio/speech",
                "v1, /v1/audio/speech",
                "v1/, /v1/audio/speech",
                "openai/v1, /openai/v1/audio/speech",
                "voice, /voice/audio/speech"
            })
    void addsTheVersionToABareHost(String path, String target) throws Exception {
        server.enqueue(sound());
        synthesizer(Map.of("OPENAI_BASE_URL", server.url("/") + path)).say("hello", "en");
        assertThat(server.takeRequest().getTarget()).isEqualTo(target);
    }

    @Test
    void sendsAChosenPaceAndNoKeyToAServerWithoutOne() throws Exception {
        server.enqueue(sound());
        synthesizer(Map.of(
                        "OPENAI_API_KEY", "",
                        "GHANTI_TTS_PACE", "0.9",
                        "GHANTI_TTS_MODEL", "indic-parler",
                        "GHANTI_TTS_VOICE", "rohit"))
                .say("hello", "en");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(JsonAnswers.map(request))
                .contains(Map.entry("speed", 0.9), Map.entry("model", "indic-parler"), Map.entry("voice", "rohit"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/pcm", "audio/pcm; rate=24000", "Audio/PCM"})
    void takesRawSamplesThatAreCalledSo(String type) throws Exception {
        assertThat(say(typed(type, WavSamples.raw(SOUND)))).isEqualTo(SOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/pcm", "application/octet-stream", "audio/mpeg"})
    void takesAWavFileWhateverItIsCalled(String type) throws Exception {
        assertThat(say(typed(type, WavSamples.exact(SOUND)))).isEqualTo(SOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio/wav", "application/octet-stream", "audio/mpeg"})
    void refusesSamplesThatAreCalledSomethingElse(String type) {
        assertThat(refused(typed(type, WavSamples.raw(SOUND)))).hasMessageContaining("not a WAV file");
    }

    @Test
    void refusesHalfASampleAndJson() {
        ByteString odd = ByteString.of(new byte[] {1, 2, 3});
        assertThat(refused(typed("audio/pcm", odd))).hasMessageContaining("half a sample");
        assertThat(refused(complaint(200, "", "queued, come back later")))
                .hasMessageContaining("queued, come back later");
        assertThat(refused(carrying(WavSamples.half(SOUND)))).hasMessageContaining("cut off");
    }

    @Test
    void readsTheComplaintsOfSelfHostedServers() {
        assertThat(refused(JsonAnswers.of(422, Map.of("detail", "input is too odd"))))
                .hasMessageContaining("(input is too odd)");
        String fastApi =
                "{\"detail\":[{\"loc\":[\"body\",\"voice\"],\"msg\":\"field required\",\"type\":\"missing\"}]}";
        MockResponse answer = new MockResponse.Builder()
                .code(422)
                .setHeader("Content-Type", "application/json")
                .body(fastApi)
                .build();
        assertThat(refused(answer)).hasMessageContaining("(field required)");
    }
}
