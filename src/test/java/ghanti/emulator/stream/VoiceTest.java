package ghanti.emulator.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller says, and how it is cut into payloads. */
class VoiceTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 320, 1600, 1731})
    void payloadsOfAnySizeAreTheSameSound(int bytes) {
        Voice voice = Voice.tone(440, 0.5);
        short[] whole = new short[4000];
        voice.say(0, whole, 8000);
        VoiceTap tap = new VoiceTap(8000, voice);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        while (sent.size() + bytes <= 8000) {
            sent.writeBytes(Base64.getDecoder().decode(tap.next(bytes)));
        }
        byte[] expected = little(whole);
        assertThat(sent.toByteArray()).isEqualTo(java.util.Arrays.copyOf(expected, sent.size()));
    }

    @Test
    void aVoiceThatChangesBeginsAnew() {
        VoiceTap tap = new VoiceTap(8000, Voice.silence());
        assertThat(Base64.getDecoder().decode(tap.next(1601))).containsOnly(0);
        tap.change(Voice.tone(1000, 0.5));
        byte[] odd = Base64.getDecoder().decode(tap.next(1599));
        short[] tone = new short[799];
        Voice.tone(1000, 0.5).say(0, tone, 8000);
        assertThat(java.util.Arrays.copyOfRange(odd, 1, 1599)).isEqualTo(little(tone));
    }

    @Test
    void keysAreTwoTonesWithAPauseBetween() {
        short[] sound = new short[8000];
        Voice.keys("15").say(0, sound, 8000);
        assertThat(power(sound, 0, 697)).isGreaterThan(50 * power(sound, 0, 770));
        assertThat(power(sound, 0, 1209)).isGreaterThan(50 * power(sound, 0, 1336));
        assertThat(power(sound, 1600, 770)).isGreaterThan(50 * power(sound, 1600, 697));
        assertThat(power(sound, 1600, 1336)).isGreaterThan(50 * power(sound, 1600, 1209));
        assertThat(java.util.Arrays.copyOfRange(sound, 800, 1600)).containsOnly((short) 0);
        assertThat(java.util.Arrays.copyOfRange(sound, 2400, 8000)).containsOnly((short) 0);
        assertThatThrownBy(() -> Voice.keys("1 2")).hasMessage("\"1 2\" are not telephone keys.");
    }

    @Test
    void aRecordingIsPlayedOnceAtAnyRate() throws IOException {
        ByteArrayOutputStream wav = new ByteArrayOutputStream();
        Recording.write(wav, 16_000, little(new short[] {0, 1000, 2000, 3000}));
        Voice voice = Voice.recording(wav.toByteArray());
        short[] same = new short[5];
        voice.say(0, same, 16_000);
        assertThat(same).containsExactly((short) 0, (short) 1000, (short) 2000, (short) 3000, (short) 0);
        short[] slower = new short[3];
        voice.say(0, slower, 8000);
        assertThat(slower).containsExactly((short) 0, (short) 2000, (short) 0);
        short[] faster = new short[4];
        voice.say(1, faster, 32_000);
        assertThat(faster).containsExactly((short) 500, (short) 1000, (short) 1500, (short) 2000);
        short[] later = new short[10];
        voice.after(Duration.ofMillis(1)).say(12, later, 16_000);
        assertThat(later)
                .containsExactly(
                        (short) 0,
                        (short) 0,
                        (short) 0,
                        (short) 0,
                        (short) 0,
                        (short) 1000,
                        (short) 2000,
                        (short) 3000,
                        (short) 0,
                        (short) 0);
    }

    @Test
    void otherFilesAreRefused() {
        assertThatThrownBy(() -> Voice.recording(new byte[100])).hasMessageContaining("is a WAV file");
    }

    /** The power of one frequency in 100 ms of sound. */
    private static double power(short[] sound, int from, double hertz) {
        double real = 0;
        double imaginary = 0;
        for (int at = from; at < from + 800; at++) {
            real += sound[at] * Math.cos(2 * Math.PI * hertz * at / 8000);
            imaginary += sound[at] * Math.sin(2 * Math.PI * hertz * at / 8000);
        }
        return real * real + imaginary * imaginary;
    }

    private static byte[] little(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }
}
