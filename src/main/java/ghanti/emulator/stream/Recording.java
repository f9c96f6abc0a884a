package ghanti.emulator.stream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/** A WAV as a caller's voice; also writes WAVs. PCM, mono, 16 bit. */
final class Recording implements Voice {
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FMT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int HEADER = 44;

    private final int rate;
    private final ShortBuffer samples;

    private Recording(int rate, ShortBuffer samples) {
        this.rate = rate;
        this.samples = samples;
    }

    static Recording read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < HEADER || bytes.getInt(0) != RIFF || bytes.getInt(8) != WAVE) {
            throw new IllegalArgumentException("A caller's voice is a WAV file, and this is none.");
        }
        int rate = 0;
        long at = 12;
        while (at <= file.length - 8) {
            int chunk = (int) at;
            int size = bytes.getInt(chunk + 4);
            if (bytes.getInt(chunk) == FMT && chunk + 24 <= file.length) {
                rate = rate(bytes, chunk);
            }
            if (bytes.getInt(chunk) == DATA && rate > 0) {
                int length = (int) Math.min(Integer.toUnsignedLong(size), file.length - chunk - 8L);
                ByteBuffer sound = bytes.slice(chunk + 8, length / 2 * 2).order(ByteOrder.LITTLE_ENDIAN);
                return new Recording(rate, sound.asShortBuffer());
            }
            at += 8 + Integer.toUnsignedLong(size) + (size & 1);
        }
        throw new IllegalArgumentException("A caller's voice is a WAV file with PCM, mono, 16 bit.");
    }

    private static int rate(ByteBuffer bytes, int fmt) {
        boolean fits = bytes.getShort(fmt + 8) == 1 && bytes.getShort(fmt + 10) == 1 && bytes.getShort(fmt + 22) == 16;
        return fits ? bytes.getInt(fmt + 12) : 0;
    }

    /** Between two samples of the file stands what lies on the line between them. */
    @Override
    public void say(long from, short[] into, int wanted) {
        for (int at = 0; at < into.length; at++) {
            double position = (double) (from + at) * rate / wanted;
            int before = (int) Math.min(Integer.MAX_VALUE - 1, (long) position);
            if (before >= samples.limit()) {
                return;
            }
            int next = Math.min(before + 1, samples.limit() - 1);
            double share = position - before;
            into[at] = (short) Math.round(samples.get(before) * (1 - share) + samples.get(next) * share);
        }
    }

    static void write(OutputStream out, int rate, byte[] pcm) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(RIFF).putInt(HEADER - 8 + pcm.length).putInt(WAVE);
        header.putInt(FMT).putInt(16).putShort((short) 1).putShort((short) 1);
        header.putInt(rate).putInt(2 * rate).putShort((short) 2).putShort((short) 16);
        header.putInt(DATA).putInt(pcm.length);
        out.write(header.array());
        out.write(pcm);
    }
}
