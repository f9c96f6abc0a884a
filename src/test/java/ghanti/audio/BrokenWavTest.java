package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files that somebody broke: they are read or refused in a sentence, and cost no more memory than they have bytes. */
class BrokenWavTest {

    private static final int SEEDS = 20_000;
    private static final int[] TAGS = {1, 3, 6, 7};
    private static final int[] BITS = {8, 16, 24, 32, 64};
    private static final int[] SIZES = {0, 1, 7, 8, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFF_FFFF, -1, -8, -9, 0x7FFF_F000};

    @Test
    void mutatedFilesAreReadOrRefused() {
        int read = 0;
        int refused = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            byte[] bytes = mutated(new Random(seed));
            try {
                Pcm pcm = WavFile.read(bytes);
                assertThat(pcm.samples().length).as("seed %d", seed).isLessThanOrEqualTo(bytes.length);
                assertThat(pcm.rate()).as("seed %d", seed).isBetween(8000, 48000);
                read++;
            } catch (WavException e) {
                assertThat(e.getMessage()).as("seed %d", seed).matches("(?s)(not a|this) WAV file.{4,}");
                refused++;
            } catch (RuntimeException | Error e) {
                fail("seed " + seed + ": " + e, e);
            }
        }
        assertThat(read).isGreaterThan(SEEDS / 10);
        assertThat(refused).isGreaterThan(SEEDS / 10);
    }

    @Test
    void aFileCutAnywhereIsReadOrRefused() throws WavException {
        byte[] whole = wav(new Random(1), 1, 16);
        int header = whole.length - 200;
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length < header) {
                assertThatExceptionOfType(WavException.class).isThrownBy(() -> WavFile.read(cut));
            } else {
                assertThat(WavFile.read(cut).samples()).hasSize((length - header) / 2);
            }
        }
    }

    @Test
    void memoryIsBoundedByTheFile() {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] bytes = mutated(new Random(seed));
            long before = memory.getCurrentThreadAllocatedBytes();
            try {
                WavFile.read(bytes);
            } catch (WavException e) {
                // Refusing has to be as cheap.
            }
            assertThat(memory.getCurrentThreadAllocatedBytes() - before)
                    .as("seed %d", seed)
                    .isLessThan(256 * 1024);
        }
    }

    private static byte[] mutated(Random random) {
        byte[] bytes = wav(random, TAGS[random.nextInt(TAGS.length)], BITS[random.nextInt(BITS.length)]);
        for (int times = random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(random.nextInt(3) == 0 ? bytes.length : 60);
            if (random.nextBoolean()) {
                bytes[at] = (byte) random.nextInt(256);
            } else {
                int size = SIZES[random.nextInt(SIZES.length)];
                for (int i = 0; i < 4 && at + i < bytes.length; i++) {
                    bytes[at + i] = (byte) (size >> (8 * i));
                }
            }
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
    }

    private static byte[] wav(Random random, int tag, int bits) {
        byte[] data = new byte[200];
        random.nextBytes(data);
        TestWav wav = random.nextBoolean()
                ? new TestWav().extensible(tag, 8000, bits)
                : new TestWav().fmt(tag, 1 + random.nextInt(3), 8000, bits);
        return wav.chunk("LIST", new byte[random.nextInt(20)])
                .chunk("data", data)
                .bytes();
    }
}
