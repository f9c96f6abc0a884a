package ghanti.tts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ghanti.audio.Pcm;
import ghanti.speech.SynthesisException;
import ghanti.speech.Synthesizer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider over HTTP must do, whatever comes back. */
abstract class SynthesizerContract {

    static final String KEY = "sk-0123456789-secret-abcdef";
    static final String HINDI = "नया ऑर्डर, नंबर <एक> & \"शून्य\"। लेने के लिए एक दबाएँ।";
    static final Pcm SOUND = new Pcm(24000, WavSamples.samples(2400));

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final MockWebServer server = new MockWebServer();
    final List<Duration> slept = Collections.synchronizedList(new ArrayList<>());

    /** The provider's word, key and address, as a user sets them. */
    abstract Map<String, String> settings(String base);

    /** The documented answer for {@link #SOUND}. */
    abstract MockResponse sound();

    /** An answer that says in the provider's own way that all is well, with other bytes than sound. */
    abstract MockResponse carrying(ByteString bytes);

    /** The provider's documented complaint of a given status. */
    abstract MockResponse complaint(int status, String code, String message);

    /** The text that a request asks for. */
    abstract String textOf(RecordedRequest request);

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Synthesizer synthesizer(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(settings(server.url("/").toString()));
        environment.putAll(more);
        return open(environment, PATIENCE);
    }

    private Synthesizer open(Map<String, String> environment, Duration patience) {
        Retries retries = new Retries(Clock.fixed(NOW, ZoneOffset.UTC), slept::add, () -> 0.5);
        Optional<Synthesizer> opened =
                new Synthesizers(new OkHttpClient(), retries, patience).open(TtsSettings.from(environment));
        return opened.orElseThrow();
    }

    Pcm say(MockResponse... answers) throws Exception {
        for (MockResponse answer : answers) {
            server.enqueue(answer);
        }
        return synthesizer(Map.of()).say(HINDI, "hi");
    }

    SynthesisException refused(MockResponse... answers) {
        try {
            Pcm pcm = say(answers);
            throw new AssertionError("it answered with " + pcm);
        } catch (SynthesisException e) {
            assertThat(e).hasMessageNotContaining(KEY).hasMessageNotContaining("null");
            assertThat(e.getMessage()).endsWith(".").doesNotContain("\n").hasSizeLessThan(600);
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /** Refused at the first request. */
    SynthesisException refusedAtOnce(MockResponse answer) {
        SynthesisException refusal = refused(answer);
        assertThat(server.getRequestCount()).isEqualTo(1);
        assertThat(slept).isEmpty();
        return refusal;
    }

    @Test
    void hindiGoesOutAndSoundComesBack() throws Exception {
        assertThat(say(sound())).isEqualTo(SOUND);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(textOf(request)).isEqualTo(HINDI);
        assertThat(request.getUrl().toString()).doesNotContain(KEY);
    }

    @Test
    void aHintIsFollowedWhenThereWereTooManyRequests() throws Exception {
        MockResponse busy = complaint(429, "rate_limit_exceeded_error", "slow down");
        MockResponse seven = busy.newBuilder().setHeader("Retry-After", "7").build();
        String date = "Fri, 20 Nov 2026 12:00:20 GMT";
        MockResponse until = busy.newBuilder().setHeader("Retry-After", date).build();
        assertThat(say(seven, until, busy, sound())).isEqualTo(SOUND);
        assertThat(slept).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(20), Duration.ofSeconds(3));
    }

    @Test
    void aHintOfAnHourIsNotWaitedFor() {
        MockResponse busy = complaint(429, "rate_limit_exceeded_error", "slow down");
        SynthesisException refusal =
                refusedAtOnce(busy.newBuilder().setHeader("Retry-After", "3600").build());
        assertThat(refusal.isHopeless()).isTrue();
        assertThat(refusal).hasMessageContaining("slow down").hasMessageContaining("more than a minute");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void whatPassesIsTriedAgain(int status) throws Exception {
        assertThat(say(complaint(status, "", "oops"), sound())).isEqualTo(SOUND);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aBrokenProviderIsGivenUpAfterFiveTries() {
        MockResponse broken = complaint(500, "internal_server_error", "engine is on fire");
        SynthesisException refusal = refused(broken, broken, broken, broken, broken);
        assertThat(server.getRequestCount()).isEqualTo(5);
        assertThat(slept)
                .containsExactly(
                        Duration.ofMillis(750),
                        Duration.ofMillis(1500),
                        Duration.ofMillis(3000),
                        Duration.ofSeconds(6));
        assertThat(refusal.isHopeless()).isFalse();
        assertThat(refusal)
                .hasMessageContaining("500")
                .hasMessageContaining("engine is on fire")
                .hasMessageContaining("asked 5 times");
    }

    @Test
    void aLostConnectionIsTriedAgain() throws Exception {
        MockResponse lost = new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
        assertThat(say(lost, sound())).isEqualTo(SOUND);
        assertThat(slept).hasSize(1);
    }

    @Test
    void anAnswerThatBreaksOffIsTriedAgain() throws Exception {
        MockResponse half = sound().newBuilder()
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
        assertThat(say(half, sound())).isEqualTo(SOUND);
        assertThat(slept).hasSize(1);
    }

    @Test
    void nobodyAtTheAddress() {
        server.close();
        assertThatThrownBy(() -> synthesizer(Map.of()).say(HINDI, "hi"))
                .isInstanceOfSatisfying(
                        SynthesisException.class,
                        e -> assertThat(e.isHopeless()).isTrue())
                .hasMessageContaining("cannot be reached")
                .hasMessageContaining("_BASE_URL");
        assertThat(slept).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aBadKeyIsHopelessAndNeverRepeated(int status) {
        SynthesisException refusal = refusedAtOnce(complaint(status, "invalid_api_key_error", "no such key: " + KEY));
        assertThat(refusal.isHopeless()).isTrue();
        assertThat(refusal)
                .hasMessageContaining("_API_KEY")
                .hasMessageContaining("no such key: …")
                .hasMessageContaining("" + status);
    }

    @Test
    void notEvenHalfAKeyIsRepeated() {
        SynthesisException refusal = refusedAtOnce(complaint(401, "invalid_api_key", "wrong: sk-012*****def. Sorry"));
        assertThat(refusal).hasMessageContaining("wrong: … Sorry").hasMessageNotContaining("sk-012");
    }

    @ParameterizedTest
    @ValueSource(ints = {402, 429, 401})
    void anEmptyAccountIsHopeless(int status) {
        SynthesisException refusal = refusedAtOnce(complaint(status, "insufficient_quota", "you have no credits"));
        assertThat(refusal.isHopeless()).isTrue();
        assertThat(refusal).hasMessageContaining("you have no credits").hasMessageContaining("no credit left");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 422})
    void aVoiceWithoutAccessIsHopeless(int status) {
        SynthesisException refusal =
                refusedAtOnce(complaint(status, "unprocessable_entity_error", "Voice is not enabled for you"));
        assertThat(refusal.isHopeless()).isTrue();
        assertThat(refusal)
                .hasMessageContaining("Voice is not enabled for you")
                .hasMessageContaining(synthesizer(Map.of()).voice("hi").name())
                .hasMessageContaining("GHANTI_TTS_VOICE");
    }

    @Test
    void anotherRefusalIsAboutThisText() {
        SynthesisException refusal = refusedAtOnce(complaint(422, "bad_text", "words we do not say: x".repeat(50)));
        assertThat(refusal.isHopeless()).isFalse();
        assertThat(refusal).hasMessageContaining("words we do not say").hasMessageContaining("422");
    }

    @Test
    void aModelThatTakesNoSuchLengthIsNotHopeless() {
        SynthesisException refusal =
                refusedAtOnce(complaint(400, "max_character_limit_exceeded", "too long for this model"));
        assertThat(refusal.isHopeless()).isFalse();
    }

    @Test
    void theKeyDoesNotFollowARedirect() throws Exception {
        try (MockWebServer stranger = new MockWebServer()) {
            stranger.start();
            MockResponse away = new MockResponse.Builder()
                    .code(307)
                    .setHeader("Location", stranger.url("/").toString())
                    .build();
            SynthesisException refusal = refusedAtOnce(away);
            assertThat(refusal.isHopeless()).isTrue();
            assertThat(refusal).hasMessageContaining("redirect");
            assertThat(stranger.getRequestCount()).isZero();
        }
    }

    @Test
    void aWebPageIsNoSound() {
        MockResponse page = new MockResponse.Builder()
                .setHeader("Content-Type", "text/html; charset=utf-8")
                .body("<!doctype html><title>Log in to the café's wifi</title>")
                .build();
        SynthesisException refusal = refusedAtOnce(page);
        assertThat(refusal.isHopeless()).isTrue();
        assertThat(refusal).hasMessageContaining("web page");
    }

    @Test
    void anEmptyAnswerIsNoSound() {
        assertThat(refusedAtOnce(new MockResponse.Builder().build())).hasMessageContaining("answered with no");
        assertThat(refused(carrying(ByteString.EMPTY))).hasMessageContaining("answered with no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ID3\u0004 this is an mp3", "OggS", "fLaC12"})
    void compressedSoundIsRefused(String beginning) {
        SynthesisException refusal = refusedAtOnce(carrying(ByteString.encodeUtf8(beginning)));
        assertThat(refusal).hasMessageMatching(".*(MP3|Ogg|FLAC|compressed sound).*");
    }

    @Test
    void aSlowProviderIsLeftInTime() {
        List<MockResponse> slow = List.of(
                sound().newBuilder().headersDelay(5, TimeUnit.SECONDS).build(),
                sound().newBuilder().bodyDelay(5, TimeUnit.SECONDS).build());
        for (MockResponse answer : slow) {
            server.enqueue(answer);
            Synthesizer hasty = open(settings(server.url("/").toString()), Duration.ofMillis(500));
            long begin = System.nanoTime();
            assertThatThrownBy(() -> hasty.say(HINDI, "hi"))
                    .isInstanceOf(SynthesisException.class)
                    .hasMessageContaining("did not answer within 500 ms");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(4));
        }
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void anEndlessAnswerIsRefused() {
        Map<String, String> environment = settings(server.url("/").toString());
        Buffer much = new Buffer();
        much.write(new byte[Answer.MOST_BYTES + 1]);
        server.enqueue(new MockResponse.Builder().chunkedBody(much, 1 << 16).build());
        assertThatThrownBy(() -> open(environment, PATIENCE).say(HINDI, "hi"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("more than 16777216 bytes");
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        server.enqueue(sound().newBuilder().headersDelay(20, TimeUnit.SECONDS).build());
        Synthesizer patient = open(settings(server.url("/").toString()), PATIENCE);
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> saying = one.submit(() -> {
                try {
                    patient.say(HINDI, "hi");
                    return false;
                } catch (InterruptedException e) {
                    return true;
                }
            });
            assertThat(server.takeRequest(5, TimeUnit.SECONDS)).isNotNull();
            one.shutdownNow();
            assertThat(saying.get(5, TimeUnit.SECONDS)).isTrue();
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void noMoreAreAskedAtOnceThanItTakes() throws Exception {
        CountingDispatcher provider = new CountingDispatcher(sound());
        server.setDispatcher(provider);
        Synthesizer synthesizer = open(settings(server.url("/").toString()), PATIENCE);
        ExecutorService many = Executors.newFixedThreadPool(24);
        try {
            List<Future<Pcm>> all = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                all.add(many.submit(() -> synthesizer.say(HINDI, "hi")));
            }
            for (Future<Pcm> one : all) {
                assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(SOUND);
            }
        } finally {
            many.shutdownNow();
        }
        assertThat(provider.most()).isEqualTo(synthesizer.parallel());
    }

    @Test
    void whatCannotBeSaidIsNotSent() {
        Synthesizer synthesizer = synthesizer(Map.of());
        String longer = "अ".repeat(synthesizer.longestText() + 1);
        assertThatThrownBy(() -> synthesizer.say(longer, "hi"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining(" " + synthesizer.longestText() + " ");
        assertThatThrownBy(() -> synthesizer.say(" \n", "hi"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("nothing to say");
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void theLongestTextIsSent() throws Exception {
        server.enqueue(sound());
        Synthesizer synthesizer = synthesizer(Map.of());
        String text = "अ".repeat(synthesizer.longestText());
        assertThat(synthesizer.say(text, "hi")).isEqualTo(SOUND);
        assertThat(textOf(server.takeRequest())).isEqualTo(text);
    }

    @Test
    void hindiInLatinLettersIsHindi() throws Exception {
        server.enqueue(sound());
        Synthesizer synthesizer = synthesizer(Map.of());
        assertThat(synthesizer.speaks("hi-Latn")).isTrue();
        assertThat(synthesizer.voice("hi-Latn")).isEqualTo(synthesizer.voice("hi"));
        assertThat(synthesizer.say("naya order aaya hai", "hi-Latn")).isEqualTo(SOUND);
    }

    @Test
    void theChosenVoiceAndPaceAreItsVoice() {
        Synthesizer synthesizer = synthesizer(Map.of("GHANTI_TTS_VOICE", "hi=asha,meera", "GHANTI_TTS_PACE", "0.9"));
        assertThat(synthesizer.voice("hi").name()).isEqualTo("asha");
        assertThat(synthesizer.voice("en").name()).isEqualTo("meera");
        assertThat(synthesizer.voice("en").pace()).isEqualTo(0.9);
        assertThat(synthesizer.toString()).doesNotContain(KEY);
    }
}
