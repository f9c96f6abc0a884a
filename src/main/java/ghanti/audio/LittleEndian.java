package ghanti.audio;

import java.nio.charset.StandardCharsets;

/** Numbers and chunk names as WAV files hold them. */
final class LittleEndian {

    private LittleEndian() {}

    static int int16(byte[] bytes, int offset) {
        return (bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8;
    }

    static int int32(byte[] bytes, int offset) {
        return int16(bytes, offset) | int16(bytes, offset + 2) << 16;
    }

    static long unsigned32(byte[] bytes, int offset) {
        return int32(bytes, offset) & 0xFFFF_FFFFL;
    }

    static String name(byte[] bytes, int offset) {
        return new String(bytes, offset, 4, StandardCharsets.ISO_8859_1);
    }
}
