package ghanti.audio;

/** The two 8-bit codes of telephone networks (ITU-T G.711) as 16-bit samples. */
final class G711 {

    private G711() {}

    /** µ-law: sign, three bits of segment, four bits of step, all inverted; steps are offset by a bias of 33 (× 4). */
    static short muLaw(byte code) {
        int bits = ~code;
        int segment = (bits >> 4) & 7;
        int magnitude = ((((bits & 15) << 3) + 132) << segment) - 132;
        return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
    }

    /** A-law: like µ-law, but every other bit is inverted and the lowest segment is linear. */
    static short aLaw(byte code) {
        int bits = code ^ 0x55;
        int segment = (bits >> 4) & 7;
        int step = ((bits & 15) << 4) + 8;
        int magnitude = segment == 0 ? step : (step + 256) << (segment - 1);
        return (short) ((bits & 0x80) == 0 ? -magnitude : magnitude);
    }
}
