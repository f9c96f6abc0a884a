package ghanti.live;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to Redis that can stop carrying anything, as a network does whose other end has vanished. */
final class HangingLine implements AutoCloseable {

    private final int to;
    private final ServerSocket door = new ServerSocket();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean hangs;

    HangingLine(int to) throws IOException {
        this.to = to;
        // Small, so that a write soon waits.
        door.setReceiveBufferSize(8192);
        door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on nothing comes through. */
    void hang() {
        hangs = true;
    }

    private void accept() {
        try {
            while (!door.isClosed()) {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                threads.execute(() -> carry(near, far));
                threads.execute(() -> carry(far, near));
            }
        } catch (IOException e) {
            if (!door.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void carry(Socket from, Socket onward) {
        byte[] bytes = new byte[4096];
        try (InputStream in = from.getInputStream();
                OutputStream out = onward.getOutputStream()) {
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                while (hangs) {
                    Thread.sleep(20);
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException | InterruptedException e) {
            return;
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
