package ghanti.tts;

import ghanti.audio.Pcm;
import ghanti.audio.RawPcm;
import ghanti.audio.WavFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import okio.ByteString;

/** WAV files as providers send them. */
final class WavSamples {

    private WavSamples() {}

    /** A tone. */
    static short[] samples(int count) {
        short[] samples = new short[count];
        for (int i = 0; i < count; i++) {
            samples[i] = (short) (8000 * Math.sin(i / 5.0));
        }
        return samples;
    }

    static ByteString exact(Pcm pcm) {
        return ByteString.of(WavFile.write(pcm));
    }

    /** With the sizes of a program that writes into a pipe. */
    static ByteString withSizes(Pcm pcm, int size) {
        byte[] bytes = WavFile.write(pcm);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(4, size).putInt(40, size);
        return ByteString.of(bytes);
    }

    static ByteString half(Pcm pcm) {
        byte[] bytes = WavFile.write(pcm);
        return ByteString.of(Arrays.copyOf(bytes, bytes.length / 2));
    }

    static ByteString raw(Pcm pcm) {
        return ByteString.of(RawPcm.write(pcm));
    }
}
