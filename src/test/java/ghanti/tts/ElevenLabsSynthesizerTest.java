package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class ElevenLabsSynthesizerTest extends SynthesizerContract {

    @Override
    Map<String, String> settings(String base) {
        return Map.of("GHANTI_TTS", "elevenlabs", "ELEVENLABS_API_KEY", KEY, "ELEVENLABS_BASE_URL", base);
    }

    @Override
    MockResponse sound() {
        return carrying(WavSamples.raw(SOUND));
    }

    @Override
    MockResponse carrying(ByteString bytes) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "audio/pcm")
                .body(new Buffer().write(bytes))
                .build();
    }

    @Override
    MockResponse complaint(int status, String code, String message) {
        return JsonAnswers.of(status, Map.of("detail", Map.of("status", code, "message", message)));
    }

    @Override
    String textOf(RecordedRequest request) {
        return JsonAnswers.tree(request).get("text").asString();
    }

    @Test
    void asksAsDocumented() throws Exception {
        say(sound());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/text-to-speech/JBFqnCBsd6RMkjVDRZzb?output_format=pcm_24000");
        assertThat(request.getHeaders().get("xi-api-key")).isEqualTo(KEY);
        assertThat(JsonAnswers.map(request))
                .containsOnly(
                        Map.entry("text", HINDI),
                        Map.entry("model_id", "eleven_flash_v2_5"),
                        Map.entry("language_code", "hi"));
    }

    @Test
    void aModelThatCannotBeToldALanguageIsNotTold() throws Exception {
        server.enqueue(sound());
        synthesizer(Map.of(
                        "GHANTI_TTS_MODEL", "eleven_multilingual_v2",
                        "GHANTI_TTS_VOICE", "a/../b c",
                        "GHANTI_TTS_PACE", "1.1"))
                .say("नमस्ते", "hi");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/text-to-speech/a%2F..%2Fb%20c?output_format=pcm_24000");
        assertThat(JsonAnswers.map(request))
                .containsOnly(
                        Map.entry("text", "नमस्ते"),
                        Map.entry("model_id", "eleven_multilingual_v2"),
                        Map.entry("voice_settings", Map.of("speed", 1.1)));
    }

    @Test
    void speaksWhatItsModelSpeaks() {
        Synthesizer flash = synthesizer(Map.of());
        assertThat(flash.speaks("hi")).isTrue();
        assertThat(flash.speaks("mr")).isFalse();
        assertThat(synthesizer(Map.of("GHANTI_TTS_MODEL", "eleven_v3")).speaks("mr"))
                .isTrue();
    }

    @Test
    void anEmptyAccountComesWith401() {
        SynthesisException refusal =
                refusedAtOnce(complaint(401, "quota_exceeded", "This request exceeds your quota of 10000."));
        assertThat(refusal).hasMessageContaining("no credit left").hasMessageNotContaining("ELEVENLABS_API_KEY");
    }

    @Test
    void takesAWavFileToo() throws Exception {
        assertThat(say(carrying(WavSamples.exact(SOUND)))).isEqualTo(SOUND);
    }

    @Test
    void refusesMp3AndTextThatCouldBeSamples() throws Exception {
        assertThat(say(mpeg(WavSamples.raw(SOUND)))).isEqualTo(SOUND);
        assertThat(refused(mpeg(ByteString.decodeHex("fffb90640000")))).hasMessageContaining("compressed sound");
        MockResponse text = new MockResponse.Builder()
                .setHeader("Content-Type", "text/plain")
                .body("queued")
                .build();
        assertThat(refused(text)).hasMessageContaining("text instead of sound (queued)");
    }

    private static MockResponse mpeg(ByteString bytes) {
        return new MockResponse.Builder()
                .setHeader("Content-Type", "audio/mpeg")
                .body(new Buffer().write(bytes))
                .build();
    }

    @Test
    void refusesHalfASampleAndJson() {
        ByteString raw = WavSamples.raw(SOUND);
        assertThat(refused(carrying(raw.substring(0, raw.size() - 1)))).hasMessageContaining("half a sample");
        assertThat(refused(complaint(200, "x", "not yet"))).hasMessageContaining("text instead of sound (not yet)");
    }
}
