package ghanti.emulator.stream;

import java.net.http.HttpClient;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One WebSocket: sends in order without waiting, tells its owner what comes. */
final class Link implements WebSocket.Listener {
    private static final int LONGEST_TEXT = 4_000_000;
    private static final int MOST_WAITING = 2000;

    private final Owner owner;
    private final StringBuilder text = new StringBuilder();
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletableFuture<WebSocket> last = new CompletableFuture<>();
    private @Nullable WebSocket open;
    private boolean dropped;

    private Link(Owner owner) {
        this.owner = owner;
    }

    /** Who hears of a socket. Calls come from the client's threads, one at a time once it is open. */
    interface Owner {
        void opened(Link link);

        void refused(Link link, String why);

        void text(Link link, String text);

        void binary(Link link);

        /** The socket is gone; the code is 1006 if it was lost. */
        void gone(Link link, int code);
    }

    /** Begins to open a socket; the owner hears exactly once what came of it. */
    static void open(HttpClient client, StreamAddress address, Duration limit, Owner owner) {
        Link link = new Link(owner);
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(limit);
        if (address.authorization() != null) {
            builder.header("Authorization", address.authorization());
        }
        CompletableFuture<WebSocket> opening = builder.buildAsync(address.uri(), link);
        CompletableFuture<?> unused = opening.copy()
                .orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((socket, problem) -> {
                    if (problem == null) {
                        link.isOpen(socket);
                    } else {
                        CompletableFuture<?> ignored = opening.thenAccept(WebSocket::abort);
                        owner.refused(link, sentence(problem, limit));
                    }
                });
    }

    private void isOpen(WebSocket socket) {
        synchronized (this) {
            open = socket;
            if (dropped) {
                socket.abort();
                return;
            }
            last.complete(socket);
        }
        owner.opened(this);
        socket.request(1);
    }

    /** Asks for nothing yet: the owner is to know that the socket is open before anything comes. */
    @Override
    public void onOpen(WebSocket socket) {}

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
        text.append(data);
        if (isLast || text.length() > LONGEST_TEXT) {
            String whole = text.toString();
            text.setLength(0);
            owner.text(this, whole);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean isLast) {
        if (isLast) {
            owner.binary(this);
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        owner.gone(this, code);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable problem) {
        owner.gone(this, 1006);
    }

    void send(String frame) {
        then(socket -> socket.sendText(frame, true));
    }

    void sendBinary(byte[] bytes) {
        then(socket -> socket.sendBinary(ByteBuffer.wrap(bytes), true));
    }

    void ping() {
        then(socket -> socket.sendPing(ByteBuffer.allocate(0)));
    }

    void close(int code) {
        then(socket -> socket.sendClose(code, ""));
    }

    /** Cuts the connection once what was sent is on its way, or a second later; the other side sees 1006. */
    void drop() {
        CompletableFuture<@Nullable WebSocket> sent;
        synchronized (this) {
            dropped = true;
            sent = last.thenApply(socket -> (@Nullable WebSocket) socket);
        }
        CompletableFuture<?> unused =
                sent.completeOnTimeout(null, 1, TimeUnit.SECONDS).whenComplete((nothing, problem) -> abort());
    }

    private synchronized void abort() {
        if (open != null) {
            open.abort();
        }
    }

    private synchronized void then(Function<WebSocket, CompletableFuture<WebSocket>> sending) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            // A server that reads nothing for minutes would otherwise fill the memory.
            waiting.decrementAndGet();
            return;
        }
        last = last.thenCompose(socket -> sending.apply(socket).exceptionally(problem -> socket))
                .whenComplete((socket, problem) -> waiting.decrementAndGet());
    }

    private static String sentence(Throwable problem, Duration limit) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof WebSocketHandshakeException refused) {
            return "The handshake was answered with " + refused.getResponse().statusCode() + ".";
        }
        if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
            return "The handshake took longer than " + limit.toMillis() + " ms.";
        }
        return "The socket cannot be opened: " + cause + ".";
    }
}
