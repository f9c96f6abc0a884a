package ghanti.voicebot;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A {@link Socket} on Jetty's session. */
final class JettySocket implements Socket {

    private static final Logger log = LoggerFactory.getLogger(JettySocket.class);

    /** Ten seconds of sound that the other side has not taken: nobody hears it any more. */
    private static final int MOST_UNSENT = 50;

    private final Session session;
    private final AtomicInteger unsent = new AtomicInteger();

    JettySocket(Session session) {
        this.session = session;
    }

    @Override
    public void send(String text) {
        if (!session.isOpen()) {
            return;
        }
        if (unsent.incrementAndGet() > MOST_UNSENT) {
            log.warn("a stream takes no sound any more; its socket is closed");
            session.disconnect();
            return;
        }
        session.sendText(text, Callback.from(unsent::decrementAndGet, failed -> unsent.decrementAndGet()));
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, Callback.NOOP);
    }
}
