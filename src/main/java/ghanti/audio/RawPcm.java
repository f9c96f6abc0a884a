package ghanti.audio;

/** Samples as bytes without any header: 16 bits, little-endian, one channel, as streams and some providers have them. */
public final class RawPcm {

    private RawPcm() {}

    /**
     * Reads samples. An odd last byte, which is half a sample, is left out.
     *
     * @param rate samples a second, which the bytes themselves do not say
     */
    public static Pcm read(byte[] bytes, int rate) {
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) LittleEndian.int16(bytes, 2 * i);
        }
        return new Pcm(rate, samples);
    }

    /** The samples, two bytes each. */
    public static byte[] write(Pcm pcm) {
        byte[] bytes = new byte[2 * pcm.samples().length];
        put(pcm, bytes, 0);
        return bytes;
    }

    static void put(Pcm pcm, byte[] bytes, int at) {
        short[] samples = pcm.samples();
        for (int i = 0; i < samples.length; i++) {
            bytes[at + 2 * i] = (byte) samples[i];
            bytes[at + 2 * i + 1] = (byte) (samples[i] >> 8);
        }
    }
}
