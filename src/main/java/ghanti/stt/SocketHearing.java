package ghanti.stt;

import ghanti.speech.Recognizer.Hearing;
import ghanti.speech.Recognizer.Listener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One question heard over a socket. What is sent before the socket is up waits in its queue.
 *
 * <p>The listener is never told anything under the lock, since it may hold one of its own when it calls back.
 */
final class SocketHearing extends WebSocketListener implements Hearing {

    /** Bytes that may wait to be sent: half a minute at 8 kHz, even as base64. */
    static final long MOST_WAITING = 1 << 20;

    private static final Logger log = LoggerFactory.getLogger(SocketHearing.class);
    private static final int GONE_WELL = 1000;

    private final Account account;
    private final Protocol protocol;
    private final Listener listener;
    private final Connections connections;
    private final List<Future<?>> timers = new ArrayList<>();

    /** Understood since the last pause was answered. */
    private final List<String> words = new ArrayList<>();

    private @Nullable WebSocket socket;
    private @Nullable Future<?> waiting;
    private boolean up;
    private boolean over;
    private boolean speaking;
    private boolean busy;

    /** Pauses that are not answered yet. */
    private int pauses;

    SocketHearing(Account account, Protocol protocol, Listener listener, Connections connections) {
        this.account = account;
        this.protocol = protocol;
        this.listener = listener;
        this.connections = connections;
    }

    /** Begins to connect. */
    synchronized SocketHearing open(Request request) {
        socket = connections.http().newWebSocket(request, this);
        if (!over) {
            Patience patience = connections.patience();
            timers.add(connections.after(patience.connection(), this::connected));
            timers.add(connections.every(patience.idle(), this::stay));
        }
        return this;
    }

    @Override
    public void hear(short[] samples) {
        if (!send(samples)) {
            fail(account.name() + " takes sound more slowly than it is spoken. Check the network.");
        }
    }

    private synchronized boolean send(short[] samples) {
        if (over || socket == null || samples.length == 0) {
            return true;
        }
        if (socket.queueSize() > MOST_WAITING) {
            return false;
        }
        speaking = true;
        busy = true;
        protocol.sound(samples, socket);
        return true;
    }

    @Override
    public synchronized void paused() {
        if (over || socket == null || !speaking) {
            return;
        }
        speaking = false;
        busy = true;
        pauses++;
        protocol.paused(socket);
        if (up) {
            awaitAnswer();
        }
    }

    @Override
    public synchronized void close() {
        if (!end() || socket == null) {
            return;
        }
        if (up) {
            socket.send(protocol.farewell());
            socket.close(GONE_WELL, null);
            // Not every provider closes its side.
            timers.add(connections.after(connections.patience().connection(), socket::cancel));
        } else {
            socket.cancel();
        }
    }

    @Override
    public synchronized void onOpen(WebSocket opened, Response response) {
        if (over) {
            opened.cancel();
            return;
        }
        up = true;
        if (pauses > 0) {
            awaitAnswer();
        }
    }

    @Override
    public void onMessage(WebSocket from, String frame) {
        Said said = protocol.read(frame);
        switch (said.kind()) {
            case WORDS -> understood(said.text());
            case ANSWER -> answered(said.text()).ifPresent(listener::understood);
            case COMPLAINT -> complain(said.text());
            case END -> fail(said.text());
            case NOTHING -> log.trace("{} sent something else", account.name());
        }
    }

    @Override
    public void onClosing(WebSocket from, int code, String reason) {
        String said = Complaint.line(reason, account.key());
        fail(account.name() + " closed the connection with " + code + (said.isEmpty() ? "" : " (" + said + ")") + ": "
                + protocol.closed(code));
    }

    @Override
    public void onFailure(WebSocket from, Throwable t, @Nullable Response response) {
        if (isOver()) {
            return;
        }
        if (response == null) {
            fail(Refusal.lost(t instanceof IOException e ? e : new IOException(t), account)
                    .why());
        } else {
            fail(Refusal.of(response, account).why());
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private synchronized void understood(String text) {
        if (!text.isEmpty() && words.stream().mapToInt(String::length).sum() < Said.LONGEST) {
            words.add(text);
        }
    }

    /** Words that nobody waits for are told too, unless more of the same sentence is still being said. */
    private synchronized Optional<String> answered(String text) {
        understood(text);
        if (over || (pauses == 0 && (speaking || words.isEmpty()))) {
            return Optional.empty();
        }
        pauses = Math.max(0, pauses - 1);
        if (pauses == 0 && waiting != null) {
            waiting.cancel(false);
        }
        return Optional.of(takeWords());
    }

    private String takeWords() {
        String all = String.join(" ", words);
        words.clear();
        return all;
    }

    private void complain(String text) {
        if (!isOver()) {
            log.warn("{}", text);
        }
    }

    private void awaitAnswer() {
        if (waiting != null) {
            waiting.cancel(false);
        }
        waiting = connections.after(
                connections.patience().answer(), () -> unanswered().ifPresent(listener::understood));
    }

    /** Providers need not answer a pause in which they heard no words. */
    private synchronized Optional<String> unanswered() {
        if (over || pauses == 0) {
            return Optional.empty();
        }
        pauses = 0;
        return Optional.of(takeWords());
    }

    private void connected() {
        if (!isUp()) {
            fail(account.name() + " could not be reached at " + account.base().redact() + " within "
                    + connections.patience().connection().toMillis() + " ms. Check the network and "
                    + account.addressSetting() + ".");
        }
    }

    private synchronized boolean isUp() {
        return up;
    }

    private synchronized void stay() {
        if (up && !over && !busy && socket != null) {
            socket.send(protocol.stillThere());
        }
        busy = false;
    }

    private void fail(String reason) {
        if (broken()) {
            listener.failed(reason);
        }
    }

    private synchronized boolean broken() {
        if (!end()) {
            return false;
        }
        if (socket != null) {
            socket.cancel();
        }
        return true;
    }

    /** Whether this is the end of it, and not a second one. */
    private boolean end() {
        if (over) {
            return false;
        }
        over = true;
        timers.forEach(timer -> timer.cancel(false));
        if (waiting != null) {
            waiting.cancel(false);
        }
        return true;
    }
}
