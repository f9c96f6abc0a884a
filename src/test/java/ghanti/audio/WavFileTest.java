package ghanti.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Scanner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as programs write them, and what is no WAV file. */
class WavFileTest {

    private static final short[] SAMPLES = {0, 1, -1, 256, -32768, 32767, 12345};
    private static final byte[] DATA = RawPcm.write(new Pcm(8000, SAMPLES));

    @Test
    void aWrittenFileHasAHeaderOf44BytesAndExactSizes() {
        byte[] bytes = WavFile.write(new Pcm(8000, new short[] {1, -2}));
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("52494646" + "28000000" + "57415645" // RIFF, 40, WAVE
                        + "666d7420" + "10000000" + "0100" + "0100" // fmt, 16, PCM, one channel
                        + "401f0000" + "803e0000" + "0200" + "1000" // 8000, 16000 bytes a second, 2 bytes, 16 bits
                        + "64617461" + "04000000" + "0100" + "feff");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        for (int rate : new int[] {8000, 11025, 22050, 48000}) {
            Pcm noise = Signals.noise(rate, 1, 0.1, rate);
            assertThat(WavFile.read(WavFile.write(noise))).isEqualTo(noise);
        }
        Pcm empty = new Pcm(8000, new short[0]);
        assertThat(WavFile.read(WavFile.write(empty))).isEqualTo(empty);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0xFFFF_FFFFL, 0x7FFF_F000L, 0x8000_0000L, 15, 14})
    void theDataMayHaveAnySize(long said) throws WavException {
        byte[] bytes = TestWav.pcm16(8000, 1).sizedChunk("data", said, DATA).bytes();
        assertThat(WavFile.read(bytes).samples()).isEqualTo(SAMPLES);
    }

    @Test
    void aSizeWithinTheFileCounts() throws WavException {
        byte[] bytes = TestWav.pcm16(8000, 1)
                .sizedChunk("data", 6, Arrays.copyOf(DATA, 6))
                .chunk("LIST", "INFOISFT".getBytes(StandardCharsets.US_ASCII))
                .bytes();
        assertThat(WavFile.read(bytes).samples()).isEqualTo(Arrays.copyOf(SAMPLES, 3));
    }

    @Test
    void anEmptyFileWithAListIsEmpty() throws WavException {
        byte[] bytes = TestWav.pcm16(8000, 1)
                .chunk("data", new byte[0])
                .chunk("LIST", new byte[20])
                .bytes();
        assertThat(WavFile.read(bytes).samples()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 26, 27})
    void otherChunksMayStandAnywhereWithPadding(int size) throws WavException {
        byte[] bytes = new TestWav()
                .chunk("JUNK", new byte[size])
                .fmt(1, 1, 8000, 16)
                .chunk("fact", new byte[4])
                .chunk("LIST", new byte[size])
                .chunk("data", DATA)
                .chunk("odd!", new byte[size])
                .bytes();
        assertThat(WavFile.read(bytes)).isEqualTo(new Pcm(8000, SAMPLES));
    }

    @Test
    void theSizeOfTheWholeDoesNotMatterNorDoes64Bit() throws WavException {
        byte[] bytes = TestWav.pcm16(8000, 1).chunk("data", DATA).bytes();
        ByteBuffer.wrap(bytes).putInt(4, -1);
        assertThat(WavFile.read(bytes).samples()).isEqualTo(SAMPLES);
        System.arraycopy("RF64".getBytes(StandardCharsets.US_ASCII), 0, bytes, 0, 4);
        assertThat(WavFile.read(bytes).samples()).isEqualTo(SAMPLES);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 8,  00 80 ff 81,             -32768 0 32512 256",
        "1, 16, ff7f 0080 0100,          32767 -32768 1",
        "1, 24, ffff7f 000080 800000 7f0000, 32767 -32768 1 0",
        "1, 20, f0ff7f 000080 000100,    32767 -32768 1",
        "1, 12, f07f 0080 1000,          32752 -32768 16",
        "1, 32, ffffff7f 00000080 00000100, 32767 -32768 1",
        "3, 32, 0000803f 000080bf 0000003f 0000c07f 0000807f, 32767 -32768 16384 0 32767",
        "3, 64, 000000000000e03f 000000000000f0bf, 16384 -32768",
        "7, 8,  00 80 ff 7f e3,          -32124 32124 0 0 324",
        "6, 8,  d5 55 aa 2a 95,          8 -8 32256 -32256 2112",
    })
    void everyKindOfSampleBecomes16Bits(int tag, int bits, String hex, String expected) throws WavException {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        for (boolean extensible : new boolean[] {false, true}) {
            TestWav wav =
                    extensible ? new TestWav().extensible(tag, 8000, bits) : new TestWav().fmt(tag, 1, 8000, bits);
            assertThat(WavFile.read(wav.chunk("data", data).bytes()).samples())
                    .as("extensible: %s", extensible)
                    .isEqualTo(shorts(expected));
        }
    }

    @Test
    void aSampleMayLieInALongerPlace() throws WavException {
        byte[] data = HexFormat.of().parseHex("00ffff7f" + "00000080");
        byte[] bytes = new TestWav().fmt(1, 1, 8000, 24, 4).chunk("data", data).bytes();
        assertThat(WavFile.read(bytes).samples()).isEqualTo(new short[] {32767, -32768});
    }

    @Test
    void channelsAreMixedToOne() throws WavException {
        short[] frames = {100, 300, -32768, -32768, 32767, -32767, 1, 2};
        byte[] bytes = TestWav.pcm16(44100, 2)
                .chunk("data", RawPcm.write(new Pcm(8000, frames)))
                .bytes();
        assertThat(WavFile.read(bytes)).isEqualTo(new Pcm(44100, new short[] {200, -32768, 0, 2}));
    }

    @Test
    void halfAFrameAtTheEndIsLeftOut() throws WavException {
        byte[] bytes = TestWav.pcm16(8000, 2).chunk("data", new byte[11]).bytes();
        assertThat(WavFile.read(bytes).samples()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ID3\\004\\000            | this is MP3 or AAC; ask for WAV or 16-bit PCM
            \\377\\373\\220\\144 | this is MP3 or AAC; ask for WAV or 16-bit PCM
            OggS\\000                  | this is Ogg; ask for WAV or 16-bit PCM
            fLaC\\000                  | this is FLAC; ask for WAV or 16-bit PCM
            \\000\\000\\000 ftypisom | this is MP4; ask for WAV or 16-bit PCM
            RIFX\\000\\000\\000\\000WAVE | this is a WAV file with big-endian numbers (RIFX); ask for WAV or 16-bit PCM
            RIFF\\000\\000\\000\\000AVILIST | this is a RIFF file without WAVE in it; ask for WAV or 16-bit PCM
            RIFF\\000                  | this is only the beginning of a WAV file; ask for WAV or 16-bit PCM
            {"error": "no credits"}      | this is JSON, it starts with {"error": "no credits"}
            <!doctype html><title>Oops   | this is HTML or XML, it starts with <!doctype html><title>Oops
            Internal Server Error        | it starts with Internal Server Error
            \\001\\002\\376        | it starts with 01 02 fe
            ""                           | it is empty
            """)
    void whatIsNoWavFileIsNamed(String start, String problem) {
        byte[] bytes = start.translateEscapes().getBytes(StandardCharsets.ISO_8859_1);
        assertThatExceptionOfType(WavException.class)
                .isThrownBy(() -> WavFile.read(bytes))
                .withMessage("not a WAV file: " + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2      | 1  | 8000   | 4  | this WAV file holds Microsoft ADPCM; PCM, float, µ-law and A-law can be read: ask for 16-bit PCM
            0x55   | 1  | 8000   | 0  | this WAV file holds MP3; PCM, float, µ-law and A-law can be read: ask for 16-bit PCM
            0x1234 | 1  | 8000   | 16 | this WAV file holds format 0x1234; PCM, float, µ-law and A-law can be read: ask for 16-bit PCM
            1      | 0  | 8000   | 16 | this WAV file has 0 channels; 1 to 32 can be read
            1      | 33 | 8000   | 16 | this WAV file has 33 channels; 1 to 32 can be read
            1      | 1  | 4000   | 16 | this WAV file has 4000 samples a second; 8000 to 48000 can be read
            1      | 1  | -1     | 16 | this WAV file has 4294967295 samples a second; 8000 to 48000 can be read
            1      | 1  | 8000   | 48 | this WAV file holds PCM samples of 48 bits; 8, 16, 24 or 32 can be read
            3      | 1  | 8000   | 16 | this WAV file holds float samples of 16 bits; 32 or 64 can be read
            """)
    void aFormatThatCannotBeReadIsTold(String tag, int channels, int rate, int bits, String problem) {
        byte[] bytes = new TestWav()
                .fmt(Integer.decode(tag), channels, rate, bits)
                .chunk("data", DATA)
                .bytes();
        assertThatExceptionOfType(WavException.class)
                .isThrownBy(() -> WavFile.read(bytes))
                .withMessage(problem);
    }

    @Test
    void missingChunksAreTold() {
        assertThatExceptionOfType(WavException.class)
                .isThrownBy(() -> WavFile.read(new TestWav().chunk("data", DATA).bytes()))
                .withMessage("this WAV file has sound before it says how the samples lie (fmt chunk)");
        assertThatExceptionOfType(WavException.class)
                .isThrownBy(() -> WavFile.read(TestWav.pcm16(8000, 1).bytes()))
                .withMessage("this WAV file of 36 bytes ends before its sound (data chunk)");
        assertThatExceptionOfType(WavException.class)
                .isThrownBy(() ->
                        WavFile.read(new TestWav().chunk("fmt ", new byte[14]).bytes()))
                .withMessage("this WAV file's fmt chunk has 14 bytes, it needs at least 16");
    }

    @Test
    void tooMuchIsNotRead() {
        assertThatExceptionOfType(WavException.class)
                .isThrownBy(() -> WavFile.read(new byte[WavFile.LONGEST + 1]))
                .withMessage("a file of 67108865 bytes is too long; at most 67108864 are read");
    }

    @Test
    void aFileOnDiskIsNamed(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.wav");
        Files.write(file, WavFile.write(new Pcm(8000, SAMPLES)));
        assertThat(WavFile.read(file).samples()).isEqualTo(SAMPLES);
        Files.writeString(file, "{}");
        assertThatExceptionOfType(WavException.class)
                .isThrownBy(() -> WavFile.read(file))
                .withMessage(file + ": not a WAV file: this is JSON, it starts with {}");
    }

    private static short[] shorts(String numbers) {
        Scanner scanner = new Scanner(numbers);
        short[] values = new short[SAMPLES.length];
        int count = 0;
        while (scanner.hasNextShort()) {
            values[count++] = scanner.nextShort();
        }
        return Arrays.copyOf(values, count);
    }
}
