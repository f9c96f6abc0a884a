package ghanti.emulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;

/** Reads the one audio format that every Exotel page allows: PCM WAV, 8 kHz, mono, 16 bit. */
final class Wav {
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int BYTES_PER_SECOND = 16_000;

    private Wav() {}

    /** How long the sound is; empty if it is something else. */
    static Optional<Duration> length(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < 44 || bytes.getInt(0) != RIFF || bytes.getInt(8) != WAVE) {
            return Optional.empty();
        }
        boolean fits = false;
        int at = 12;
        while (at >= 0 && at <= file.length - 8) {
            int kind = bytes.getInt(at);
            int size = bytes.getInt(at + 4);
            if (kind == FMT && at + 24 <= file.length) {
                fits = bytes.getShort(at + 8) == 1
                        && bytes.getShort(at + 10) == 1
                        && bytes.getInt(at + 12) == 8000
                        && bytes.getShort(at + 22) == 16;
            }
            if (kind == DATA) {
                int sound = Math.min(Math.max(size, 0), file.length - at - 8);
                return fits ? Optional.of(Duration.ofMillis(sound * 1000L / BYTES_PER_SECOND)) : Optional.empty();
            }
            at = size < 0 ? -1 : at + 8 + size + (size & 1);
        }
        return Optional.empty();
    }
}
