package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Pcm;
import ghanti.speech.Synthesizer;
import ghanti.speech.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SarvamSynthesizerTest extends SynthesizerContract {

    @Override
    Map<String, String> settings(String base) {
        return Map.of("GHANTI_TTS", "sarvam", "SARVAM_API_KEY", KEY, "SARVAM_BASE_URL", base);
    }

    @Override
    MockResponse sound() {
        return carrying(WavSamples.exact(SOUND));
    }

    @Override
    MockResponse carrying(ByteString bytes) {
        return audios(bytes.base64());
    }

    private static MockResponse audios(String... files) {
        return JsonAnswers.of(200, Map.of("request_id", "20260803_1", "audios", List.of(files)));
    }

    @Override
    MockResponse complaint(int status, String code, String message) {
        return JsonAnswers.of(
                status, Map.of("error", Map.of("request_id", "20260803_1", "message", message, "code", code)));
    }

    @Override
    String textOf(RecordedRequest request) {
        return JsonAnswers.tree(request).get("text").asString();
    }

    @Test
    void asksAsDocumented() throws Exception {
        say(sound());
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/text-to-speech");
        assertThat(request.getHeaders().get("api-subscription-key")).isEqualTo(KEY);
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(JsonAnswers.map(request))
                .containsOnly(
                        Map.entry("text", HINDI),
                        Map.entry("language_code", "hi-IN"),
                        Map.entry("speaker", "shubh"),
                        Map.entry("model", "bulbul:v3"),
                        Map.entry("pace", 1.0),
                        Map.entry("speech_sample_rate", 24000),
                        Map.entry("output_audio_codec", "wav"));
    }

    @ParameterizedTest
    @CsvSource({"en, en-IN", "en-US, en-IN", "mr, mr-IN", "or, od-IN", "HI-latn-IN, hi-IN"})
    void namesLanguagesInItsWay(String tag, String code) throws Exception {
        server.enqueue(sound());
        synthesizer(Map.of()).say("x", tag);
        assertThat(JsonAnswers.tree(server.takeRequest()).get("language_code").asString())
                .isEqualTo(code);
    }

    @Test
    void takesWhatWasChosen() throws Exception {
        server.enqueue(sound());
        Synthesizer chosen = synthesizer(
                Map.of("GHANTI_TTS_VOICE", "kavya", "GHANTI_TTS_MODEL", "bulbul:v2", "GHANTI_TTS_PACE", "1.2"));
        assertThat(chosen.voice("mr")).isEqualTo(new Voice("sarvam", "bulbul:v2", "kavya", 1.2));
        assertThat(chosen.longestText()).isEqualTo(1500);
        chosen.say("नमस्कार", "mr");
        assertThat(JsonAnswers.map(server.takeRequest()))
                .contains(Map.entry("speaker", "kavya"), Map.entry("model", "bulbul:v2"), Map.entry("pace", 1.2));
    }

    @Test
    void joinsSeveralFiles() throws Exception {
        String file = WavSamples.exact(SOUND).base64();
        Pcm joined = say(audios(file, file));
        assertThat(joined.rate()).isEqualTo(SOUND.rate());
        assertThat(joined.samples()).hasSize(2 * SOUND.samples().length).endsWith(SOUND.samples());
        assertThat(refused(audios(
                        file,
                        WavSamples.exact(new Pcm(8000, WavSamples.samples(10))).base64())))
                .hasMessageContaining("24000 and 8000 Hz");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 0x7FFFF000, -1})
    void doesNotMindFalseSizes(int size) throws Exception {
        assertThat(say(carrying(WavSamples.withSizes(SOUND, size)))).isEqualTo(SOUND);
    }

    @Test
    void refusesSoundThatWasCutOff() {
        String whole = WavSamples.exact(SOUND).base64();
        List<MockResponse> cut = new ArrayList<>();
        for (int less = 1; less < 5; less++) {
            cut.add(audios(whole.substring(0, whole.length() - less)));
        }
        cut.add(audios(whole.substring(0, 40)));
        cut.add(carrying(WavSamples.half(SOUND)));
        cut.add(audios("%%%%"));
        for (MockResponse answer : cut) {
            assertThat(refused(answer)).hasMessageContaining("cut off");
        }
    }

    @Test
    void refusesAnotherShape() {
        assertThat(refused(JsonAnswers.of(200, Map.of("audios", "")))).hasMessageContaining("no sound at all");
        assertThat(refused(JsonAnswers.of(200, List.of("audios")))).hasMessageContaining("no JSON");
        assertThat(refused(audios())).hasMessageContaining("no sound at all");
        assertThat(refused(carrying(WavSamples.exact(new Pcm(24000, new short[0])))))
                .hasMessageContaining("no sound at all");
    }

    @Test
    void sayInWhatLanguages() {
        Synthesizer synthesizer = synthesizer(Map.of());
        for (String language : "bn en gu hi kn ml mr or pa ta te hi-Latn".split(" ", -1)) {
            assertThat(synthesizer.speaks(language)).as(language).isTrue();
        }
        assertThat(synthesizer.speaks("fr")).isFalse();
        assertThat(refusedLanguage(synthesizer)).contains("\"fr\"");
    }

    private static String refusedLanguage(Synthesizer synthesizer) {
        try {
            return synthesizer.say("bonjour", "fr").toString();
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }
}
