package ghanti.app;

import ghanti.call.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Exotel's end of one stream, frame by frame, as a test wants it. */
final class TestStream implements WebSocket.Listener, AutoCloseable {

    static final String SID = "d1e2f3041526374859606172839418bl";

    /** A frame of the server's and when it came. */
    record Heard(JsonNode frame, long at) {
        String event() {
            return frame.path("event").asString();
        }

        byte[] sound() {
            return Base64.getDecoder()
                    .decode(frame.path("media").path("payload").asString());
        }
    }

    private final List<Heard> heard = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final WebSocket socket;
    private volatile int code = -1;

    private TestStream(URI url, String... headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        this.socket = builder.buildAsync(url, this).join();
    }

    /** @throws CompletionException if the server does not let it in */
    static TestStream open(String url, String... headers) {
        return new TestStream(URI.create(url.replace("localhost", "127.0.0.1")), headers);
    }

    TestStream begin(String callSid) {
        send("{\"event\":\"connected\"}");
        return send("{\"event\":\"start\",\"stream_sid\":\"" + SID
                + "\",\"sequence_number\":\"1\",\"start\":{\"stream_sid\":\""
                + SID + "\",\"call_sid\":\"" + callSid
                + "\",\"account_sid\":\"exampletenant1\",\"from\":\"09876543210\","
                + "\"to\":\"08069891522\",\"media_format\":{\"encoding\":\"base64\",\"sample_rate\":\"8000\"}}}");
    }

    TestStream key(String digit) {
        return send("{\"event\":\"dtmf\",\"stream_sid\":\"" + SID + "\",\"dtmf\":{\"digit\":\"" + digit
                + "\",\"duration\":\"100\"}}");
    }

    TestStream mark(String name) {
        return send("{\"event\":\"mark\",\"stream_sid\":\"" + SID + "\",\"mark\":{\"name\":\"" + name + "\"}}");
    }

    TestStream send(String frame) {
        socket.sendText(frame, true).join();
        return this;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        synchronized (heard) {
            part.append(data);
            if (last) {
                heard.add(new Heard(Json.MAPPER.readTree(part.toString()), System.nanoTime()));
                part.setLength(0);
                heard.notifyAll();
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        code = status;
        closed.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.countDown();
    }

    List<Heard> heard() {
        synchronized (heard) {
            return List.copyOf(heard);
        }
    }

    long count(String event) {
        return heard().stream().filter(one -> one.event().equals(event)).count();
    }

    /** Waits for the n-th frame of an event, from 1. */
    Heard await(String event, int n, Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        synchronized (heard) {
            while (true) {
                List<Heard> found =
                        heard.stream().filter(one -> one.event().equals(event)).toList();
                if (found.size() >= n) {
                    return found.get(n - 1);
                }
                long left = (until - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("no " + event + " number " + n + "; heard "
                            + heard.stream().map(Heard::event).toList());
                }
                heard.wait(left);
            }
        }
    }

    /** The code of the server's close, or -1 if it did not close in time. */
    int awaitClose(Duration patience) throws InterruptedException {
        return closed.await(patience.toMillis(), TimeUnit.MILLISECONDS) ? code : -1;
    }

    /** Goes without a word, as a lost line does. */
    void drop() {
        socket.abort();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
