package ghanti.stt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A provider's side of one socket: what came, and what it says to that. */
final class FakeSocket extends WebSocketListener {

    private final BlockingQueue<Object> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<WebSocket> open = new CompletableFuture<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private volatile String lastWords = "";

    @Override
    public void onOpen(WebSocket socket, Response response) {
        open.complete(socket);
    }

    @Override
    public void onMessage(WebSocket socket, String text) {
        frames.add(text);
    }

    @Override
    public void onMessage(WebSocket socket, ByteString bytes) {
        frames.add(bytes);
    }

    @Override
    public void onClosing(WebSocket socket, int code, String reason) {
        if (!lastWords.isEmpty()) {
            assertThat(socket.send(lastWords)).isTrue();
        }
        socket.close(1000, null);
        ends.add("closed " + code);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable t, @Nullable Response response) {
        ends.add("lost");
    }

    private WebSocket socket() throws Exception {
        return open.get(20, TimeUnit.SECONDS);
    }

    void says(String... texts) throws Exception {
        for (String text : texts) {
            assertThat(socket().send(text)).isTrue();
        }
    }

    void closes(int code, String reason) throws Exception {
        socket().close(code, reason);
    }

    /** What it will say although the other side has left. */
    void saysAtTheEnd(String text) {
        lastWords = text;
    }

    /** The next frame: a text, or bytes. */
    Object next() throws InterruptedException {
        Object next = frames.poll(20, TimeUnit.SECONDS);
        assertThat(next).as("a frame within 20 s").isNotNull();
        return next == null ? "" : next;
    }

    /** How the other side left: "closed 1000", or "lost" if it just went. */
    String end() throws InterruptedException {
        return String.valueOf(ends.poll(20, TimeUnit.SECONDS));
    }
}
