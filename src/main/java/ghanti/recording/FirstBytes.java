package ghanti.recording;

import java.io.IOException;
import java.io.InputStream;

/** The first bytes of something that may grow while it is read. */
final class FirstBytes extends InputStream {

    private final InputStream whole;
    private long left;

    FirstBytes(InputStream whole, long bytes) {
        this.whole = whole;
        this.left = bytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        int count = whole.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(0, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        whole.close();
    }
}
