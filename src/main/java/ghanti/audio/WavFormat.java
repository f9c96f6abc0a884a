package ghanti.audio;

/**
 * What the {@code fmt} chunk of a WAV file says.
 *
 * @param rate samples a second of each channel
 * @param frame bytes of one sample of all channels
 */
record WavFormat(SampleFormat sample, int channels, int rate, int frame) {

    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int MOST_CHANNELS = 32;

    /** @param size bytes of the chunk that are there */
    static WavFormat read(byte[] bytes, int offset, int size) throws WavException {
        if (size < 16) {
            throw new WavException("this WAV file's fmt chunk has " + size + " bytes, it needs at least 16");
        }
        int tag = LittleEndian.int16(bytes, offset);
        if (tag == EXTENSIBLE) {
            if (size < 26) {
                throw new WavException("this WAV file's fmt chunk is extensible, but has only " + size + " bytes");
            }
            // The format's GUID begins with the number that stands in its place otherwise.
            tag = LittleEndian.int16(bytes, offset + 24);
        }
        int channels = LittleEndian.int16(bytes, offset + 2);
        if (channels < 1 || channels > MOST_CHANNELS) {
            throw new WavException(
                    "this WAV file has " + channels + " channels; 1 to " + MOST_CHANNELS + " can be read");
        }
        long rate = LittleEndian.unsigned32(bytes, offset + 4);
        if (rate < Resampler.LOWEST || rate > Resampler.HIGHEST) {
            throw new WavException("this WAV file has " + rate + " samples a second; " + Resampler.LOWEST + " to "
                    + Resampler.HIGHEST + " can be read");
        }
        int bits = LittleEndian.int16(bytes, offset + 14);
        int align = LittleEndian.int16(bytes, offset + 12);
        SampleFormat sample = sample(tag, container(bits, align, channels));
        return new WavFormat(sample, channels, (int) rate, sample.bytes() * channels);
    }

    /** Bits a sample takes up: those it says, or more where a frame is longer, as with 20 bits in three bytes. */
    private static int container(int bits, int align, int channels) {
        int bytes = (bits + 7) / 8;
        boolean longer = align % channels == 0 && align / channels > bytes && align / channels <= 4;
        return 8 * (longer ? align / channels : bytes);
    }

    private static SampleFormat sample(int tag, int bits) throws WavException {
        return switch (tag) {
            case PCM ->
                switch (bits) {
                    case 8 -> SampleFormat.UNSIGNED_8;
                    case 16 -> SampleFormat.SIGNED_16;
                    case 24 -> SampleFormat.SIGNED_24;
                    case 32 -> SampleFormat.SIGNED_32;
                    default -> throw odd("PCM", bits, "8, 16, 24 or 32");
                };
            case FLOAT ->
                switch (bits) {
                    case 32 -> SampleFormat.FLOAT_32;
                    case 64 -> SampleFormat.FLOAT_64;
                    default -> throw odd("float", bits, "32 or 64");
                };
            // Some writers leave the bits of G.711 out or give those of the decoded samples; a code has 8.
            case MU_LAW -> SampleFormat.MU_LAW;
            case A_LAW -> SampleFormat.A_LAW;
            default ->
                throw new WavException("this WAV file holds " + codec(tag)
                        + "; PCM, float, µ-law and A-law can be read: ask for 16-bit PCM");
        };
    }

    private static WavException odd(String kind, int bits, String readable) {
        return new WavException(
                "this WAV file holds " + kind + " samples of " + bits + " bits; " + readable + " can be read");
    }

    private static String codec(int tag) {
        return switch (tag) {
            case 0x02 -> "Microsoft ADPCM";
            case 0x11 -> "IMA ADPCM";
            case 0x31 -> "GSM 6.10";
            case 0x50, 0x55 -> "MP3";
            case 0xFF -> "AAC";
            default -> "format 0x%04X".formatted(tag);
        };
    }
}
