package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

/** All codes against the JDK's decoders, which are right (its µ-law encoder is not). */
class G711Test {

    @Test
    void muLaw() throws IOException {
        short[] expected = decoded(Encoding.ULAW);
        for (int code = 0; code < 256; code++) {
            assertThat(G711.muLaw((byte) code)).as("code %d", code).isEqualTo(expected[code]);
        }
    }

    @Test
    void aLaw() throws IOException {
        short[] expected = decoded(Encoding.ALAW);
        for (int code = 0; code < 256; code++) {
            assertThat(G711.aLaw((byte) code)).as("code %d", code).isEqualTo(expected[code]);
        }
    }

    private static short[] decoded(Encoding encoding) throws IOException {
        byte[] codes = new byte[256];
        for (int code = 0; code < 256; code++) {
            codes[code] = (byte) code;
        }
        AudioFormat format = new AudioFormat(encoding, 8000, 8, 1, 1, 8000, false);
        AudioFormat pcm = new AudioFormat(Encoding.PCM_SIGNED, 8000, 16, 1, 2, 8000, false);
        try (AudioInputStream in = new AudioInputStream(new ByteArrayInputStream(codes), format, codes.length);
                AudioInputStream out = AudioSystem.getAudioInputStream(pcm, in)) {
            return RawPcm.read(out.readAllBytes(), 8000).samples();
        }
    }
}
