package ghanti.stt;

import static org.assertj.core.api.Assertions.assertThat;

import ghanti.provider.Json;
import ghanti.speech.Recognizer;
import ghanti.speech.Recognizer.Expected;
import ghanti.speech.Recognizer.Hearing;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okio.ByteString;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider with a socket must do, whatever it says. */
abstract class SocketContract {

    static final String KEY = "sk-0123456789-secret-abcdef";
    static final short[] SOUND = {1, -2, 300, -400, 32767, -32768};
    private static final Duration LONG = Duration.ofSeconds(30);

    /** No time runs out by itself. */
    static final Patience ENDLESS = new Patience(LONG, LONG, LONG, LONG);

    final MockWebServer server = new MockWebServer();
    final FakeSocket socket = new FakeSocket();
    final Told told = new Told();

    /** The provider's word, key and address, as a user sets them. */
    abstract Map<String, String> settings(String base);

    /** What it says while somebody still speaks. */
    abstract String partial(String text);

    /** What it says at the end of one stretch of sound of several. */
    abstract String some(String text);

    /** What it says to a pause. */
    abstract String answer(String text);

    /** What is sent at a pause. */
    abstract String pause();

    abstract String stillThere();

    abstract String farewell();

    /** How it complains of a status when a socket is to be opened. */
    abstract String complaint(String code, String message);

    /** Reads the frames of one sound, and returns its samples. */
    abstract short[] nextSound() throws Exception;

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    Recognizer recognizer(Patience patience, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(settings(server.url("/").toString()));
        environment.putAll(more);
        return new Recognizers(new OkHttpClient(), patience)
                .open(SttSettings.from(environment))
                .orElseThrow();
    }

    Hearing listen(Patience patience) {
        server.enqueue(new MockResponse.Builder().webSocketUpgrade(socket).build());
        return recognizer(patience, Map.of()).listen(new Expected("hi", 8000, List.of()), told);
    }

    /** Somebody has said something and paused. */
    Hearing heard(Patience patience) throws Exception {
        Hearing hearing = listen(patience);
        hearing.hear(SOUND);
        hearing.paused();
        assertThat(nextSound()).isEqualTo(SOUND);
        assertThat(socket.next()).isEqualTo(pause());
        return hearing;
    }

    @Test
    void wordsComeBack() throws Exception {
        heard(ENDLESS);
        socket.says(partial("हाँ"), answer(" हाँ जी "));
        assertThat(told.next()).isEqualTo("understood: हाँ जी");
        told.nothing();
    }

    @Test
    void oneSentenceAfterTheOther() throws Exception {
        Hearing hearing = heard(ENDLESS);
        socket.says(answer("एक"));
        assertThat(told.next()).isEqualTo("understood: एक");
        hearing.hear(SOUND);
        hearing.hear(SOUND);
        assertThat(nextSound()).isEqualTo(SOUND);
        socket.says(some("दो"), partial("ती"));
        told.nothing();
        hearing.paused();
        socket.says(answer("तीन"));
        assertThat(told.next()).isEqualTo("understood: दो तीन");
    }

    @Test
    void eachOfTwoPausesHasItsWords() throws Exception {
        Hearing hearing = heard(ENDLESS);
        hearing.hear(SOUND);
        hearing.paused();
        socket.says(answer("एक"), answer("दो"));
        assertThat(told.next()).isEqualTo("understood: एक");
        assertThat(told.next()).isEqualTo("understood: दो");
    }

    @Test
    void noWordsAreToldToo() throws Exception {
        heard(ENDLESS);
        socket.says(answer(""));
        assertThat(told.next()).isEqualTo("understood: ");
        socket.says(answer(""), answer("late"));
        assertThat(told.next()).isEqualTo("understood: late");
    }

    @Test
    void aPauseThatIsNotAnsweredHasTheWordsSoFar() throws Exception {
        heard(new Patience(LONG, Duration.ofMillis(300), LONG, LONG));
        assertThat(told.next()).isEqualTo("understood: ");
        told.nothing();
    }

    @Test
    void aPauseWithoutSoundIsNone() throws Exception {
        Hearing hearing = listen(ENDLESS);
        hearing.paused();
        hearing.hear(new short[0]);
        hearing.paused();
        hearing.close();
        hearing.hear(SOUND);
        hearing.paused();
        hearing.close();
        told.nothing();
    }

    @Test
    void whatIsNoFrameOfItsIsPassedOver() throws Exception {
        heard(ENDLESS);
        socket.says("", "{", "[]", "7", "null", "{\"event\":7,\"type\":[]}", "x".repeat(Json.LONGEST + 1));
        socket.says("{\"type\":\"Results\",\"is_final\":true,\"channel\":null}");
        socket.says(answer("हाँ"));
        assertThat(told.next()).isEqualTo("understood: हाँ");
    }

    @Test
    void endlessWordsAreCut() throws Exception {
        heard(ENDLESS);
        for (int i = 0; i < 50; i++) {
            socket.says(some("लंबा ".repeat(50)));
        }
        socket.says(answer("लंबा ".repeat(5000)));
        assertThat(told.next().length()).isLessThan(3 * Said.LONGEST);
    }

    @Test
    void nothingIsToldAfterTheEnd() throws Exception {
        Hearing hearing = heard(ENDLESS);
        socket.saysAtTheEnd(answer("हाँ"));
        hearing.close();
        hearing.close();
        assertThat(socket.next()).isEqualTo(farewell());
        assertThat(socket.end()).isEqualTo("closed 1000");
        told.nothing();
    }

    @Test
    void aProviderThatDoesNotCloseIsLeft() throws Exception {
        try (ServerSocket stubborn = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Hearing hearing = elsewhere(stubborn, new Patience(Duration.ofSeconds(2), LONG, LONG, LONG));
            hearing.hear(SOUND);
            try (Socket caller = stubborn.accept()) {
                caller.setSoTimeout(20_000);
                upgrade(caller);
                assertThat(caller.getInputStream().read()).isPositive();
                hearing.close();
                assertThat(caller.getInputStream().readAllBytes()).isNotEmpty();
            }
            told.nothing();
        }
    }

    /** Accepts a socket, and nothing more. */
    private static void upgrade(Socket caller) throws Exception {
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) caller.getInputStream().read();
        }
        String key = head.replaceFirst("(?s).*Sec-WebSocket-Key: ([^\r]*)\r.*", "$1");
        String accepted = ByteString.encodeUtf8(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                .sha1()
                .base64();
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accepted + "\r\n\r\n";
        caller.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void soundBeforeTheSocketIsUpIsKept() throws Exception {
        server.enqueue(new MockResponse.Builder()
                .webSocketUpgrade(socket)
                .headersDelay(300, TimeUnit.MILLISECONDS)
                .build());
        Hearing hearing = recognizer(ENDLESS, Map.of()).listen(new Expected("hi", 8000, List.of()), told);
        for (int i = 0; i < 100; i++) {
            hearing.hear(new short[800]);
        }
        hearing.paused();
        for (int i = 0; i < 100; i++) {
            assertThat(nextSound()).hasSize(800);
        }
        assertThat(socket.next()).isEqualTo(pause());
        socket.says(answer("हाँ"));
        assertThat(told.next()).isEqualTo("understood: हाँ");
    }

    @Test
    void endlessSoundBeforeTheSocketIsUpIsNot() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Hearing hearing = elsewhere(silent, ENDLESS);
            short[] second = new short[8000];
            for (int i = 0; i < 70; i++) {
                hearing.hear(second);
            }
            assertThat(told.failure(KEY)).contains("takes sound more slowly than it is spoken");
        }
    }

    @Test
    void aSocketThatIsNotUpInTimeIsGivenUp() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            elsewhere(silent, new Patience(Duration.ofMillis(300), LONG, LONG, LONG));
            assertThat(told.failure(KEY)).contains("within 300 ms").contains("GHANTI_STT_URL");
        }
    }

    @Test
    void closedBeforeItIsUpNobodyIsLeftConnected() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Hearing hearing = elsewhere(silent, ENDLESS);
            hearing.hear(SOUND);
            try (Socket caller = silent.accept()) {
                caller.setSoTimeout(20_000);
                assertThat(caller.getInputStream().read()).isEqualTo('G');
                hearing.close();
                byte[] rest = caller.getInputStream().readAllBytes();
                assertThat(rest).isNotEmpty();
            }
            told.nothing();
        }
    }

    private Hearing elsewhere(ServerSocket silent, Patience patience) {
        return recognizer(patience, Map.of("GHANTI_STT_URL", "ws://127.0.0.1:" + silent.getLocalPort()))
                .listen(new Expected("hi", 8000, List.of()), told);
    }

    @Test
    void anIdleSocketIsKept() throws Exception {
        Hearing hearing = listen(new Patience(LONG, LONG, Duration.ofMillis(50), LONG));
        assertThat(socket.next()).isEqualTo(stillThere());
        assertThat(socket.next()).isEqualTo(stillThere());
        hearing.close();
    }

    @Test
    void nobodyAtTheAddress() throws Exception {
        server.close();
        recognizer(ENDLESS, Map.of()).listen(new Expected("hi", 8000, List.of()), told);
        assertThat(told.failure(KEY)).contains("was lost or not made").contains("_BASE_URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | invalid_api_key_error | is wrong or may not be used",
                "403 | invalid_api_key_error | is wrong or may not be used",
                "402 | ASR_PAYMENT_REQUIRED  | no credit left",
                "429 | insufficient_quota_error | no credit left",
                "429 | TOO_MANY_REQUESTS     | too much is asked at once",
                "500 | oops                  | try again later",
                "503 | oops                  | try again later",
                "404 | oops                  | nothing is recognized at http",
                "400 | oops                  | GHANTI_STT_MODEL",
                "302 | oops                  | redirect",
                "200 | oops                  | GHANTI_STT_MODEL",
            })
    void aRefusedSocketIsOneSentence(int status, String code, String sentence) throws Exception {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Location", "/elsewhere")
                .body(complaint(code, "not with " + KEY))
                .build());
        Hearing hearing = recognizer(ENDLESS, Map.of()).listen(new Expected("hi", 8000, List.of()), told);
        hearing.hear(SOUND);
        hearing.paused();
        assertThat(told.failure(KEY)).contains(sentence).contains("(not with …)");
        assertThat(server.getRequestCount()).isEqualTo(1);
        hearing.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1003, 1008, 1011, 4000})
    void aClosedSocketIsTheEnd(int code) throws Exception {
        Hearing hearing = heard(ENDLESS);
        socket.closes(code, "no more for " + KEY);
        assertThat(told.failure(KEY)).contains("with " + code + " (no more for …): ");
        hearing.hear(SOUND);
        hearing.paused();
        hearing.close();
        told.nothing();
    }

    @Test
    void aLostConnectionIsTheEnd() throws Exception {
        heard(ENDLESS);
        server.close();
        assertThat(told.failure(KEY)).contains("was lost");
    }

    @Test
    void theKeyIsInAHeaderOnly() throws Exception {
        listen(ENDLESS);
        assertThat(server.takeRequest().getUrl().toString()).doesNotContain(KEY);
        assertThat(recognizer(ENDLESS, Map.of()).toString()).doesNotContain(KEY);
    }
}
