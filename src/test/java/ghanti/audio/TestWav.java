package ghanti.audio;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A WAV file put together chunk by chunk, right or wrong. */
final class TestWav {

    private final ByteArrayOutputStream chunks = new ByteArrayOutputStream();

    static TestWav pcm16(int rate, int channels) {
        return new TestWav().fmt(1, channels, rate, 16);
    }

    TestWav fmt(int tag, int channels, int rate, int bits) {
        return fmt(tag, channels, rate, bits, channels * ((bits + 7) / 8));
    }

    TestWav fmt(int tag, int channels, int rate, int bits, int align) {
        byte[] format = new byte[16];
        putFormat(format, tag, channels, rate, bits, align);
        return chunk("fmt ", format);
    }

    /** One channel, with the format's number at the beginning of its GUID. */
    TestWav extensible(int tag, int rate, int bits) {
        byte[] format = new byte[40];
        putFormat(format, 0xFFFE, 1, rate, bits, (bits + 7) / 8)
                .putShort((short) 22)
                .putShort((short) bits)
                .putInt(4)
                .putShort((short) tag)
                .put(HexFormat.of().parseHex("000000001000800000aa00389b71"));
        return chunk("fmt ", format);
    }

    TestWav chunk(String name, byte[] content) {
        sizedChunk(name, content.length, content);
        if (content.length % 2 == 1) {
            chunks.write(0);
        }
        return this;
    }

    TestWav sizedChunk(String name, long size, byte[] content) {
        chunks.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 4; i++) {
            chunks.write((int) (size >> (8 * i)));
        }
        chunks.writeBytes(content);
        return this;
    }

    byte[] bytes() {
        byte[] file = new byte[12 + chunks.size()];
        ByteBuffer.wrap(file)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(4 + chunks.size())
                .put("WAVE".getBytes(StandardCharsets.US_ASCII))
                .put(chunks.toByteArray());
        return file;
    }

    private static ByteBuffer putFormat(byte[] format, int tag, int channels, int rate, int bits, int align) {
        return ByteBuffer.wrap(format)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) tag)
                .putShort((short) channels)
                .putInt(rate)
                .putInt(rate * align)
                .putShort((short) align)
                .putShort((short) bits);
    }
}
