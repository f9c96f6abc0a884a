package ghanti.stt;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.audio.Resampler;
import ghanti.speech.Recognizer;
import ghanti.speech.Recognizer.Expected;
import ghanti.speech.Recognizer.Hearing;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SarvamRecognizerTest extends SocketContract {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    Map<String, String> settings(String base) {
        return Map.of("GHANTI_STT", "sarvam", "SARVAM_API_KEY", KEY, "SARVAM_BASE_URL", base);
    }

    @Override
    String partial(String text) {
        return said("transcript.partial", text);
    }

    @Override
    String some(String text) {
        return said("transcript.final", text);
    }

    @Override
    String answer(String text) {
        return said("transcript.final", text);
    }

    private static String said(String event, String text) {
        return JSON.writeValueAsString(Map.of(
                "event", event, "utterance_idx", 0, "text", text, "language", "hi-IN", "language_confidence", 0.98));
    }

    private static String error(boolean fatal) {
        return JSON.writeValueAsString(Map.of(
                "event",
                "error",
                "code",
                "invalid_config",
                "is_fatal",
                fatal,
                "message",
                "no such mode for " + KEY,
                "status_code",
                422));
    }

    @Override
    String pause() {
        return "{\"event\":\"speech_end\"}";
    }

    @Override
    String stillThere() {
        return "{\"event\":\"ping\"}";
    }

    @Override
    String farewell() {
        return "{\"event\":\"end\"}";
    }

    @Override
    String complaint(String code, String message) {
        return JSON.writeValueAsString(
                Map.of("error", Map.of("request_id", "20261120_1", "message", message, "code", code)));
    }

    @Override
    short[] nextSound() throws Exception {
        Object frame = socket.next();
        return frame.equals("{\"event\":\"speech_start\"}") ? samples(socket.next()) : samples(frame);
    }

    private static short[] samples(Object frame) {
        JsonNode json = JSON.readTree(frame.toString());
        assertThat(json.path("event").asString()).isEqualTo("audio_input");
        byte[] bytes = Base64.getDecoder().decode(json.path("audio").asString());
        return RawPcm.read(bytes, 8000).samples();
    }

    @Test
    void asksAsDocumented() throws Exception {
        listen(ENDLESS);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("api-subscription-key")).isEqualTo(KEY);
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getTarget())
                .isEqualTo("/speech-to-text-realtime/ws?language_code=hi-IN&model=saaras%3Av3-realtime&stream_type=fast"
                        + "&mode=transcribe&endpointing=manual&encoding=linear16&sample_rate=8000");
    }

    @Test
    void everySentenceHasABeginningAndAnEnd() throws Exception {
        Hearing hearing = listen(ENDLESS);
        hearing.hear(new short[] {1, -2});
        hearing.hear(new short[] {3});
        hearing.paused();
        hearing.hear(new short[] {4});
        hearing.paused();
        for (String frame : List.of(
                "{\"event\":\"speech_start\"}",
                "{\"event\":\"audio_input\",\"audio\":\"AQD+/w==\"}",
                "{\"event\":\"audio_input\",\"audio\":\"AwA=\"}",
                "{\"event\":\"speech_end\"}",
                "{\"event\":\"speech_start\"}",
                "{\"event\":\"audio_input\",\"audio\":\"BAA=\"}",
                "{\"event\":\"speech_end\"}")) {
            assertThat(socket.next()).isEqualTo(frame);
        }
    }

    @Test
    void takesWhatWasChosen() throws Exception {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(socket).build());
        recognizer(ENDLESS, Map.of("GHANTI_STT_MODEL", "saaras:v4"))
                .listen(new Expected("or", 16000, List.of("ଶର୍ମା ସ୍ୱିଟ୍ସ", "ହଁ")), told)
                .hear(SOUND);
        HttpUrl url = server.takeRequest().getUrl();
        assertThat(url.queryParameter("model")).isEqualTo("saaras:v4");
        assertThat(url.queryParameter("language_code")).isEqualTo("or-IN");
        assertThat(url.queryParameter("sample_rate")).isEqualTo("16000");
        assertThat(url.queryParameter("prompt")).isEqualTo("ଶର୍ମା ସ୍ୱିଟ୍ସ, ହଁ");
        assertThat(nextSound()).isEqualTo(SOUND);
    }

    /** Sarvam takes 8000 and 16000 only. */
    @Test
    void bringsAHigherRateDown() throws Exception {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(socket).build());
        Hearing hearing = recognizer(ENDLESS, Map.of()).listen(new Expected("hi", 24000, List.of()), told);
        short[] tone = new short[2400];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (8000 * Math.sin(i / 20.0));
        }
        hearing.hear(tone);
        hearing.paused();
        assertThat(server.takeRequest().getUrl().queryParameter("sample_rate")).isEqualTo("16000");
        short[] most = nextSound();
        short[] rest = nextSound();
        short[] expected =
                new Resampler(24000, 16000).resample(new Pcm(24000, tone)).samples();
        assertThat(most.length + rest.length).isEqualTo(expected.length);
        assertThat(most).isEqualTo(Arrays.copyOf(expected, most.length));
        assertThat(socket.next()).isEqualTo(pause());
    }

    @Test
    void anErrorThatIsNotFatalIsNotTheEnd() throws Exception {
        heard(ENDLESS);
        socket.says(
                "{\"event\":\"session.begin\",\"session_id\":\"s\"}",
                error(false),
                "{\"event\":\"pong\"}",
                answer("हाँ"));
        assertThat(told.next()).isEqualTo("understood: हाँ");
    }

    @Test
    void aFatalErrorIsTheEnd() throws Exception {
        heard(ENDLESS);
        socket.says(error(true), answer("हाँ"));
        assertThat(told.failure(KEY)).contains("(no such mode for …)");
        assertThat(socket.end()).isEqualTo("lost");
    }

    @ParameterizedTest
    @CsvSource({
        "1003, no credit or no free connection",
        "1008, nothing was said for too long",
        "1011, try again later",
        "4000, GHANTI_STT_MODEL"
    })
    void closeCodesAreExplained(int code, String sentence) throws Exception {
        listen(ENDLESS);
        socket.closes(code, "");
        assertThat(told.failure(KEY)).contains("with " + code + ": ").contains(sentence);
    }

    @Test
    void understandsTheLanguagesOfIndia() {
        Recognizer recognizer = recognizer(ENDLESS, Map.of());
        for (String language : "hi hi-Latn HI-in en en-US or kok ur".split(" ", -1)) {
            assertThat(recognizer.understands(language)).as(language).isTrue();
        }
        assertThat(recognizer.understands("fr")).isFalse();
        assertThat(recognizer.understands("")).isFalse();
    }
}
