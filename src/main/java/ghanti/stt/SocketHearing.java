package ghanti.stt;

import ghanti.provider.Account;
import ghanti.provider.Complaint;
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
 * <p>The listener is told nothing under the lock, since it may hold one of its own when it calls back. So what is on its way
 * to it at the moment of {@link #close} still arrives; nothing sets out later.
 */
final class SocketHearing extends WebSocketListener implements Hearing {

    /** Bytes that may wait to be sent: 49 s at 8 kHz as base64, 21 s at 24 kHz as they are. */
    static final long MOST_WAITING = 1 << 20;

    private static final Logger log = LoggerFactory.getLogger(SocketHearing.class);
    private static final int GONE_WELL = 1000;

    private final Account account;
    private final Protocol protocol;
    private final Listener listener;
    private final Connections connections;
    private final List<Future<?>> timers = new ArrayList<>();

    private final Sentences sentences = new Sentences();
    private @Nullable WebSocket socket;
    private @Nullable Future<?> waiting;
    private boolean up;
    private boolean over;
    private boolean busy;

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
            timers.add(connections.after(patience.connection(), this::upByNow));
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
        sentences.sound();
        busy = true;
        protocol.sound(samples, socket);
        return true;
    }

    @Override
    public synchronized void paused() {
        if (over || socket == null || !sentences.pause()) {
            return;
        }
        busy = true;
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
        if (sentences.isAnswerAwaited()) {
            awaitAnswer();
        }
    }

    @Override
    public void onMessage(WebSocket from, String frame) {
        Said said = protocol.read(frame);
        switch (said.kind()) {
            case WORDS -> add(said.text());
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

    private synchronized void add(String text) {
        sentences.add(text);
    }

    private synchronized Optional<String> answered(String text) {
        if (over) {
            return Optional.empty();
        }
        Optional<String> told = sentences.answer(text);
        if (waiting != null && !sentences.isAnswerAwaited()) {
            waiting.cancel(false);
        }
        return told;
    }

    private synchronized Optional<String> unanswered() {
        return over ? Optional.empty() : sentences.noAnswer();
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

    private void upByNow() {
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
