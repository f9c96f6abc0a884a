package ghanti.audio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * WAV files as bytes. Reading is tolerant, since programs that write into a pipe do not know the length when they write the
 * header; writing is exact.
 */
public final class WavFile {

    /** The longest file that is read, in bytes. */
    public static final int LONGEST = 64 << 20;

    /** Bytes before the first sample of a written file. */
    public static final int HEADER = 44;

    private static final int CHUNK = 8;

    private WavFile() {}

    /**
     * Reads a file; several channels are mixed to one, all kinds of samples become 16 bits.
     *
     * @return the sound at the file's own rate, which is 8000 to 48000 Hz
     * @throws WavException if it is none; also for one longer than 64 MB
     */
    public static Pcm read(byte[] bytes) throws WavException {
        if (bytes.length > LONGEST) {
            throw new WavException(
                    "a file of " + bytes.length + " bytes is too long; at most " + LONGEST + " are read");
        }
        if (!isRiff(bytes)) {
            throw new WavException(Beginning.describe(bytes));
        }
        WavFormat format = null;
        int at = 12;
        while (at + CHUNK <= bytes.length) {
            String name = LittleEndian.name(bytes, at);
            long said = LittleEndian.unsigned32(bytes, at + 4);
            int there = bytes.length - at - CHUNK;
            at += CHUNK;
            if (name.equals("fmt ")) {
                format = WavFormat.read(bytes, at, (int) Math.min(said, there));
            } else if (name.equals("data")) {
                if (format == null) {
                    throw new WavException("this WAV file has sound before it says how the samples lie (fmt chunk)");
                }
                return samples(bytes, at, length(bytes, at, said), format);
            }
            // Chunks of odd length are followed by one byte of padding.
            at = (int) Math.min(bytes.length, at + said + (said & 1));
        }
        throw new WavException("this WAV file of " + bytes.length + " bytes ends before its sound (data chunk)");
    }

    /**
     * Reads a file on disk.
     *
     * @throws WavException if it is no WAV file, naming it
     * @throws IOException if it cannot be read at all
     */
    public static Pcm read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LONGEST) {
            throw new WavException(
                    file + ": a file of " + size + " bytes is too long; at most " + LONGEST + " are read");
        }
        try {
            return read(Files.readAllBytes(file));
        } catch (WavException e) {
            throw new WavException(file + ": " + e.getMessage());
        }
    }

    /** The whole file: a header of 44 bytes with exact sizes, then one channel of 16 bits, little-endian. */
    public static byte[] write(Pcm pcm) {
        int data = 2 * pcm.samples().length;
        byte[] bytes = new byte[HEADER + data];
        name(bytes, 0, "RIFF");
        int32(bytes, 4, HEADER - 8 + data);
        name(bytes, 8, "WAVE");
        name(bytes, 12, "fmt ");
        int32(bytes, 16, 16);
        int32(bytes, 20, 1 | 1 << 16); // PCM, one channel
        int32(bytes, 24, pcm.rate());
        int32(bytes, 28, 2 * pcm.rate());
        int32(bytes, 32, 2 | 16 << 16); // bytes of a frame, bits of a sample
        name(bytes, 36, "data");
        int32(bytes, 40, data);
        RawPcm.put(pcm, bytes, HEADER);
        return bytes;
    }

    private static boolean isRiff(byte[] bytes) {
        if (bytes.length < 12 || !LittleEndian.name(bytes, 8).equals("WAVE")) {
            return false;
        }
        String name = LittleEndian.name(bytes, 0);
        return name.equals("RIFF") || name.equals("RF64");
    }

    /** How many bytes of sound there are: what the header says where that can be, or else all to the end. */
    private static int length(byte[] bytes, int at, long said) {
        int there = bytes.length - at;
        if (said > there) {
            return there;
        }
        boolean unknown = said == 0 && !isChunk(bytes, at);
        return unknown ? there : (int) said;
    }

    /** Whether an empty data chunk is followed by another one, so that it really is empty. */
    private static boolean isChunk(byte[] bytes, int at) {
        if (at + CHUNK > bytes.length) {
            return false;
        }
        return switch (LittleEndian.name(bytes, at)) {
            case "LIST", "fact", "id3 ", "ID3 ", "bext", "cue ", "smpl", "PEAK" ->
                LittleEndian.unsigned32(bytes, at + 4) <= bytes.length - at - CHUNK;
            default -> false;
        };
    }

    private static Pcm samples(byte[] bytes, int at, int length, WavFormat format) {
        short[] samples = new short[length / format.frame()];
        SampleFormat sample = format.sample();
        int offset = at;
        for (int i = 0; i < samples.length; i++) {
            double sum = 0;
            for (int channel = 0; channel < format.channels(); channel++) {
                sum += sample.at(bytes, offset);
                offset += sample.bytes();
            }
            samples[i] = Quantizer.round(sum / format.channels());
        }
        return new Pcm(format.rate(), samples);
    }

    private static void name(byte[] bytes, int offset, String name) {
        System.arraycopy(name.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, offset, 4);
    }

    private static void int32(byte[] bytes, int offset, int value) {
        for (int i = 0; i < 4; i++) {
            bytes[offset + i] = (byte) (value >> (8 * i));
        }
    }
}
