package ghanti.stt;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.RawPcm;
import ghanti.speech.Recognizer;
import ghanti.speech.Recognizer.Expected;
import ghanti.speech.Recognizer.Hearing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class DeepgramRecognizerTest extends SocketContract {

    private static final JsonMapper JSON = new JsonMapper();

    @Override
    Map<String, String> settings(String base) {
        return Map.of("GHANTI_STT", "deepgram", "DEEPGRAM_API_KEY", KEY, "DEEPGRAM_BASE_URL", base);
    }

    @Override
    String partial(String text) {
        return results(text, false, false);
    }

    @Override
    String some(String text) {
        return results(text, true, false);
    }

    @Override
    String answer(String text) {
        return results(text, true, true);
    }

    private static String results(String text, boolean last, boolean finalized) {
        return JSON.writeValueAsString(Map.of(
                "type",
                "Results",
                "channel_index",
                List.of(0, 1),
                "is_final",
                last,
                "speech_final",
                false,
                "from_finalize",
                finalized,
                "channel",
                Map.of("alternatives", List.of(Map.of("transcript", text, "confidence", 0.9, "words", List.of())))));
    }

    @Override
    String pause() {
        return "{\"type\":\"Finalize\"}";
    }

    @Override
    String stillThere() {
        return "{\"type\":\"KeepAlive\"}";
    }

    @Override
    String farewell() {
        return "{\"type\":\"CloseStream\"}";
    }

    @Override
    String complaint(String code, String message) {
        return JSON.writeValueAsString(Map.of("err_code", code, "err_msg", message, "request_id", "uuid"));
    }

    @Override
    short[] nextSound() throws Exception {
        Object frame = socket.next();
        assertThat(frame).isInstanceOf(ByteString.class);
        return RawPcm.read(((ByteString) frame).toByteArray(), 8000).samples();
    }

    @Test
    void asksAsDocumented() throws Exception {
        listen(ENDLESS);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Token " + KEY);
        assertThat(request.getTarget())
                .isEqualTo("/v1/listen?model=nova-3&language=hi&encoding=linear16&sample_rate=8000&channels=1"
                        + "&endpointing=false");
    }

    @ParameterizedTest
    @CsvSource({"en, en-IN", "en-US, en-IN", "hi-Latn, hi", "mr-IN, mr"})
    void namesLanguagesInItsWay(String tag, String code) throws Exception {
        assertThat(asked(tag, Map.of(), List.of()).queryParameter("language")).isEqualTo(code);
    }

    private HttpUrl asked(String language, Map<String, String> more, List<String> words) throws Exception {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(socket).build());
        recognizer(ENDLESS, more).listen(new Expected(language, 16000, words), told);
        return server.takeRequest().getUrl();
    }

    @Test
    void expectedWordsAreHints() throws Exception {
        HttpUrl url = asked("en", Map.of(), List.of("Sharma  Sweets", " ", "yes", "yes"));
        assertThat(url.queryParameterValues("keyterm")).containsExactly("Sharma Sweets", "yes");
        assertThat(url.queryParameter("sample_rate")).isEqualTo("16000");
    }

    @Test
    void moreHintsThanItTakesAreLeftOut() throws Exception {
        List<String> words = IntStream.range(0, 300).mapToObj(i -> "शब्द" + i).toList();
        List<String> hints = asked("hi", Map.of(), words).queryParameterValues("keyterm").stream()
                .map(String::valueOf)
                .toList();
        assertThat(hints).hasSizeBetween(20, 60).startsWith("शब्द0", "शब्द1");
    }

    @Test
    void anEarlierModelGetsNoKeyTerms() throws Exception {
        HttpUrl url = asked("hi", Map.of("GHANTI_STT_MODEL", "nova-2"), List.of("हाँ"));
        assertThat(url.queryParameter("model")).isEqualTo("nova-2");
        assertThat(url.queryParameter("keyterm")).isNull();
    }

    @Test
    void wordsWithoutTheAnswerToAPauseAreToldInTime() throws Exception {
        Patience patience =
                new Patience(ENDLESS.connection(), Duration.ofSeconds(2), ENDLESS.idle(), ENDLESS.request());
        Hearing hearing = heard(patience);
        socket.says(some("दस"), some(""), some("मिनट"));
        assertThat(told.next()).isEqualTo("understood: दस मिनट");
        hearing.close();
    }

    @Test
    void anErrorIsFollowedByWhatItFollows() throws Exception {
        heard(ENDLESS);
        socket.says("{\"type\":\"Error\",\"description\":\"odd sound\",\"variant\":\"x\"}", answer("हाँ"));
        assertThat(told.next()).isEqualTo("understood: हाँ");
        socket.closes(1011, "NET-0001");
        assertThat(told.failure(KEY)).contains("1011 (NET-0001)").contains("waited too long for sound");
    }

    @Test
    void understandsWhatNova3Knows() {
        Recognizer recognizer = recognizer(ENDLESS, Map.of());
        for (String language : "hi hi-Latn en en-IN mr gu pa".split(" ", -1)) {
            assertThat(recognizer.understands(language)).as(language).isTrue();
        }
        assertThat(recognizer.understands("or")).isFalse();
    }
}
