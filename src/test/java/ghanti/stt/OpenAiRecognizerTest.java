package ghanti.stt;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.audio.Pcm;
import ghanti.audio.WavFile;
import ghanti.provider.Json;
import ghanti.speech.Recognizer;
import ghanti.speech.Recognizer.Expected;
import ghanti.speech.Recognizer.Hearing;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.MediaType;
import okhttp3.MultipartReader;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiRecognizerTest {

    private static final String KEY = "sk-0123456789-secret-abcdef";
    private static final short[] SOUND = {1, -2, 300, -400, 32767, -32768};

    private final MockWebServer server = new MockWebServer();
    private final Told told = new Told();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Recognizer recognizer(Map<String, String> more, Duration patience) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GHANTI_STT",
                "openai",
                "OPENAI_API_KEY",
                KEY,
                "OPENAI_BASE_URL",
                server.url("/").toString()));
        environment.putAll(more);
        Patience usual = Patience.USUAL;
        return new Recognizers(
                        new OkHttpClient(), new Patience(usual.connection(), usual.answer(), usual.idle(), patience))
                .open(SttSettings.from(environment))
                .orElseThrow();
    }

    private Hearing listen(Expected expected) {
        return recognizer(Map.of(), Duration.ofSeconds(30)).listen(expected, told);
    }

    private Hearing listen() {
        return listen(new Expected("hi", 8000, List.of()));
    }

    private Hearing heard(MockResponse... answers) {
        for (MockResponse answer : answers) {
            server.enqueue(answer);
        }
        Hearing hearing = listen();
        hearing.hear(SOUND);
        hearing.paused();
        return hearing;
    }

    private static MockResponse text(String text) {
        return answer(200, "{\"text\":\"" + text + "\",\"usage\":{\"type\":\"tokens\"}}");
    }

    private static MockResponse answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static MockResponse complaint(int status, String code, String message) {
        return answer(
                status,
                "{\"error\":{\"message\":\"" + message + "\",\"type\":\"t\",\"param\":null,\"code\":\"" + code
                        + "\"}}");
    }

    /** The parts of a form by their names. */
    private static Map<String, ByteString> parts(RecordedRequest request) throws Exception {
        String boundary = MediaType.get(String.valueOf(request.getHeaders().get("Content-Type")))
                .parameter("boundary");
        Map<String, ByteString> parts = new LinkedHashMap<>();
        try (MultipartReader reader =
                new MultipartReader(new Buffer().write(request.getBody()), String.valueOf(boundary))) {
            for (MultipartReader.Part part = reader.nextPart(); part != null; part = reader.nextPart()) {
                String name = String.valueOf(part.headers().get("Content-Disposition"));
                parts.put(name.replaceFirst("form-data; ", ""), part.body().readByteString());
            }
        }
        return parts;
    }

    private static ByteString utf8(String text) {
        return ByteString.encodeUtf8(text);
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 24000})
    void asksAsDocumented(int rate) throws Exception {
        server.enqueue(text(" हाँ जी "));
        Hearing hearing = listen(new Expected("hi-Latn", rate, List.of("शर्मा स्वीट्स", "हाँ")));
        hearing.hear(new short[] {1, -2});
        hearing.hear(new short[] {3});
        hearing.paused();
        assertThat(told.next()).isEqualTo("understood: हाँ जी");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/audio/transcriptions");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
        assertThat(parts(request))
                .containsExactly(
                        Map.entry(
                                "name=\"file\"; filename=\"speech.wav\"",
                                ByteString.of(WavFile.write(new Pcm(rate, new short[] {1, -2, 3})))),
                        Map.entry("name=\"model\"", utf8("gpt-4o-mini-transcribe")),
                        Map.entry("name=\"language\"", utf8("hi")),
                        Map.entry("name=\"response_format\"", utf8("json")),
                        Map.entry("name=\"prompt\"", utf8("शर्मा स्वीट्स, हाँ")));
    }

    @Test
    void aServerOfOnesOwnIsAskedWithoutAKey() throws Exception {
        server.enqueue(text("yes"));
        Hearing hearing = recognizer(
                        Map.of(
                                "OPENAI_API_KEY", "",
                                "OPENAI_BASE_URL", "http://127.0.0.1:1",
                                "GHANTI_STT_URL", server.url("/speech/v1/").toString(),
                                "GHANTI_STT_MODEL", "whisper-large-v3"),
                        Duration.ofSeconds(30))
                .listen(new Expected("en", 8000, List.of()), told);
        hearing.hear(SOUND);
        hearing.paused();
        assertThat(told.next()).isEqualTo("understood: yes");
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/speech/v1/audio/transcriptions");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(parts(request))
                .containsEntry("name=\"model\"", utf8("whisper-large-v3"))
                .doesNotContainKey("name=\"prompt\"");
    }

    @Test
    void everySentenceIsARequestAndTheyKeepTheirOrder() throws Exception {
        Hearing hearing = heard(
                text("एक").newBuilder().headersDelay(500, TimeUnit.MILLISECONDS).build(), text("दो"), text(""));
        hearing.hear(SOUND);
        hearing.paused();
        hearing.paused();
        hearing.hear(SOUND);
        hearing.paused();
        assertThat(told.next()).isEqualTo("understood: एक");
        assertThat(told.next()).isEqualTo("understood: दो");
        assertThat(told.next()).isEqualTo("understood: ");
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void moreSentencesThanCanWaitAreTheEnd() throws Exception {
        Hearing hearing =
                heard(text("एक").newBuilder().headersDelay(20, TimeUnit.SECONDS).build());
        for (int i = 0; i < 5; i++) {
            hearing.hear(SOUND);
            hearing.paused();
        }
        assertThat(told.failure(KEY)).contains("too slow");
    }

    @Test
    void noMoreThanHalfAMinuteIsSent() throws Exception {
        server.enqueue(text("हाँ"));
        Hearing hearing = listen();
        for (int i = 0; i < 40; i++) {
            hearing.hear(new short[8000]);
        }
        hearing.paused();
        assertThat(told.next()).isEqualTo("understood: हाँ");
        assertThat(parts(server.takeRequest()).get("name=\"file\"; filename=\"speech.wav\""))
                .satisfies(file -> assertThat(file.size()).isEqualTo(WavFile.HEADER + 30 * 16000));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503})
    void whatPassesIsTriedOnceMore(int status) throws Exception {
        heard(complaint(status, "", "oops"), text("हाँ"));
        assertThat(told.next()).isEqualTo("understood: हाँ");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aHintIsFollowed() throws Exception {
        long begin = System.nanoTime();
        heard(
                complaint(429, "", "oops")
                        .newBuilder()
                        .setHeader("Retry-After", "1")
                        .build(),
                text("हाँ"));
        assertThat(told.next()).isEqualTo("understood: हाँ");
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"60", "999999999"})
    void aHintThatIsTooLongIsNot(String seconds) throws Exception {
        heard(complaint(429, "", "slow down")
                .newBuilder()
                .setHeader("Retry-After", seconds)
                .build());
        assertThat(told.failure(KEY)).contains("429 (slow down)");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aBrokenServerIsAskedTwice() throws Exception {
        MockResponse broken = complaint(500, "", "on fire");
        heard(broken, broken);
        assertThat(told.failure(KEY)).contains("500 (on fire)");
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | invalid_api_key | is wrong or may not be used",
                "429 | insufficient_quota | no credit left",
                "404 | model_not_found | nothing is recognized at http",
                "400 | unsupported_language | GHANTI_STT_MODEL",
                "307 | moved | redirect",
            })
    void aRefusalIsOneSentence(int status, String code, String sentence) throws Exception {
        heard(complaint(status, code, "not with " + KEY + " or sk-01****ef")
                .newBuilder()
                .setHeader("Location", "/elsewhere")
                .build());
        assertThat(told.failure(KEY))
                .contains(sentence)
                .contains("(not with … or …)")
                .doesNotContain("sk-01");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>log in</html>", "{\"text\":", "[]", "{}", "{\"text\":7}", "{\"text\":null}"})
    void anotherAnswerIsAFailure(String body) throws Exception {
        heard(answer(200, body));
        assertThat(told.failure(KEY)).contains("something else").contains("GHANTI_STT_URL");
    }

    @Test
    void anEndlessAnswerIsAFailure() throws Exception {
        heard(text("x".repeat(2 * Json.LONGEST)));
        assertThat(told.failure(KEY)).contains("something else");
    }

    @Test
    void aSlowServerIsLeftInTime() throws Exception {
        server.enqueue(
                text("हाँ").newBuilder().headersDelay(20, TimeUnit.SECONDS).build());
        Hearing hearing =
                recognizer(Map.of(), Duration.ofMillis(400)).listen(new Expected("hi", 8000, List.of()), told);
        hearing.hear(SOUND);
        hearing.paused();
        assertThat(told.failure(KEY)).contains("did not answer within 400 ms");
    }

    @Test
    void aLostConnectionIsAFailure() throws Exception {
        heard(text("हाँ")
                .newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build());
        assertThat(told.failure(KEY)).contains("was lost");
    }

    @Test
    void nobodyAtTheAddress() throws Exception {
        server.close();
        heard();
        assertThat(told.failure(KEY)).contains("was lost or not made");
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                asked.countDown();
                assertThat(closed.await(20, TimeUnit.SECONDS)).isTrue();
                return text("हाँ");
            }
        });
        Hearing hearing = heard();
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        hearing.hear(SOUND);
        hearing.paused();
        hearing.close();
        hearing.close();
        closed.countDown();
        hearing.hear(SOUND);
        hearing.paused();
        told.nothing();
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void noMoreAreAskedAtOnceThanItTakes() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                Thread.sleep(50);
                now.decrementAndGet();
                return text("हाँ");
            }
        });
        Recognizer recognizer = recognizer(Map.of(), Duration.ofSeconds(30));
        for (int i = 0; i < 60; i++) {
            Hearing hearing = recognizer.listen(new Expected("hi", 8000, List.of()), told);
            hearing.hear(SOUND);
            hearing.paused();
        }
        for (int i = 0; i < 60; i++) {
            assertThat(told.next()).isEqualTo("understood: हाँ");
        }
        assertThat(most.get()).isLessThanOrEqualTo(32);
    }

    @Test
    void understandsWhatHasTwoLetters() {
        Recognizer recognizer = recognizer(Map.of(), Duration.ofSeconds(1));
        assertThat(recognizer.understands("hi-Latn")).isTrue();
        assertThat(recognizer.understands("en")).isTrue();
        assertThat(recognizer.understands("kok")).isFalse();
        assertThat(recognizer.understands("")).isFalse();
        assertThat(recognizer.toString()).doesNotContain(KEY);
    }
}
