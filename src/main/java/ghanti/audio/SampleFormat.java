package ghanti.audio;

/** How one sample lies in a WAV file, and its value in units of a 16-bit sample. */
enum SampleFormat {
    UNSIGNED_8(1) {
        @Override
        double at(byte[] bytes, int offset) {
            return ((bytes[offset] & 0xFF) - 128) * 256.0;
        }
    },
    SIGNED_16(2) {
        @Override
        double at(byte[] bytes, int offset) {
            return (bytes[offset] & 0xFF) | bytes[offset + 1] << 8;
        }
    },
    SIGNED_24(3) {
        @Override
        double at(byte[] bytes, int offset) {
            return ((bytes[offset] & 0xFF) | (bytes[offset + 1] & 0xFF) << 8 | bytes[offset + 2] << 16) / 256.0;
        }
    },
    SIGNED_32(4) {
        @Override
        double at(byte[] bytes, int offset) {
            return LittleEndian.int32(bytes, offset) / 65536.0;
        }
    },
    FLOAT_32(4) {
        @Override
        double at(byte[] bytes, int offset) {
            return 32768.0 * Float.intBitsToFloat(LittleEndian.int32(bytes, offset));
        }
    },
    FLOAT_64(8) {
        @Override
        double at(byte[] bytes, int offset) {
            long low = LittleEndian.int32(bytes, offset) & 0xFFFF_FFFFL;
            return 32768.0 * Double.longBitsToDouble((long) LittleEndian.int32(bytes, offset + 4) << 32 | low);
        }
    },
    MU_LAW(1) {
        @Override
        double at(byte[] bytes, int offset) {
            return G711.muLaw(bytes[offset]);
        }
    },
    A_LAW(1) {
        @Override
        double at(byte[] bytes, int offset) {
            return G711.aLaw(bytes[offset]);
        }
    };

    private final int bytes;

    SampleFormat(int bytes) {
        this.bytes = bytes;
    }

    /** How many bytes a sample takes. */
    int bytes() {
        return bytes;
    }

    /** One sample; may lie outside −32768..32767, and a float that is no number stays none. */
    abstract double at(byte[] bytes, int offset);
}
