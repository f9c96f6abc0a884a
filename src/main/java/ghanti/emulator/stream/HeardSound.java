package ghanti.emulator.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What the callee heard, sample by sample from the first {@code start} on: signed 16 bit, mono, silence where nothing was played. */
public final class HeardSound {
    private final int rate;
    private final byte[] bytes;
    private final ByteBuffer pcm;

    private HeardSound(int rate, byte[] bytes) {
        this.rate = rate;
        this.bytes = bytes;
        this.pcm = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Puts the payloads where they were played; what lies behind {@code end}, in samples, was not heard. */
    static HeardSound of(int rate, List<Piece> pieces, long end) {
        byte[] bytes = new byte[Math.toIntExact(2 * end)];
        for (Piece piece : pieces) {
            long samples = Math.min(piece.pcm().capacity() / 2, Math.min(piece.to(), end) - piece.from());
            if (samples > 0) {
                piece.pcm().get(0, bytes, (int) (2 * piece.from()), (int) (2 * samples));
            }
        }
        return new HeardSound(rate, bytes);
    }

    /** Samples a second. */
    public int rate() {
        return rate;
    }

    /** The samples, little-endian. */
    public byte[] pcm() {
        return bytes.clone();
    }

    /** How long was listened. */
    public Duration length() {
        return Duration.ofNanos(pcm.capacity() / 2 * 1_000_000_000L / rate);
    }

    /** The largest sample between two times, 0 to 32768; 0 is silence. */
    public int peak(Duration from, Duration to) {
        int peak = 0;
        int end = Math.min(pcm.capacity() / 2, sample(to));
        for (int at = Math.max(0, sample(from)); at < end; at++) {
            peak = Math.max(peak, Math.abs((int) pcm.getShort(2 * at)));
        }
        return peak;
    }

    /** Whether two stretches of that many samples are the same. */
    boolean same(long one, long other, long length) {
        int first = Math.toIntExact(2 * one);
        int second = Math.toIntExact(2 * other);
        int size = Math.toIntExact(2 * length);
        return first + size <= bytes.length
                && second + size <= bytes.length
                && Arrays.equals(bytes, first, first + size, bytes, second, second + size);
    }

    /** Writes a WAV file. */
    public void write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            Recording.write(out, rate, bytes);
        }
    }

    private int sample(Duration time) {
        return (int) (time.toNanos() * (double) rate / 1e9);
    }
}
