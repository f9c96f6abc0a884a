package ghanti.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A recording as another program reads it. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Stereo(short[] left, short[] right) {

    static Stereo read(Path file) throws IOException {
        return read(Files.readAllBytes(file));
    }

    /** Also asserts that the header promises exactly what is there. */
    static Stereo read(byte[] file) throws IOException {
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(new ByteArrayInputStream(file))) {
            AudioFormat format = sound.getFormat();
            assertThat(format.getSampleRate()).isEqualTo(8000);
            assertThat(format.getChannels()).isEqualTo(2);
            assertThat(format.getSampleSizeInBits()).isEqualTo(16);
            byte[] bytes = sound.readAllBytes();
            assertThat((long) bytes.length).isEqualTo(4 * sound.getFrameLength());
            return of(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        } catch (UnsupportedAudioFileException e) {
            throw new AssertionError("no WAV file", e);
        }
    }

    private static Stereo of(ByteBuffer bytes) {
        short[] frames = new short[bytes.remaining() / 2];
        bytes.asShortBuffer().get(frames);
        return of(frames);
    }

    static Stereo of(short[] frames) {
        short[] left = new short[frames.length / 2];
        short[] right = new short[left.length];
        for (int i = 0; i < left.length; i++) {
            left[i] = frames[2 * i];
            right[i] = frames[2 * i + 1];
        }
        return new Stereo(left, right);
    }

    /** The first place of a sample, or -1. */
    static int find(short[] side, int value) {
        for (int i = 0; i < side.length; i++) {
            if (side[i] == value) {
                return i;
            }
        }
        return -1;
    }
}
