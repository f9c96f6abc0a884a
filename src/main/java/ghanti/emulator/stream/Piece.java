package ghanti.emulator.stream;

import java.nio.ByteBuffer;

/**
 * One payload in the play-out buffer; positions are samples since the stream's start, ends are exclusive.
 *
 * @param from its first sample
 * @param to where the next one can begin: after the payload and after what fills it up to a multiple of 320 bytes
 * @param soundFrom its first sample that is not zero
 * @param soundTo behind its last sample that is not zero; equal to {@code soundFrom} if it is all silence
 * @param opens whether a mark or a clear came between it and the payload before
 * @param pcm signed 16-bit little-endian; empty if the sound is not kept
 */
record Piece(long from, long to, long soundFrom, long soundTo, boolean opens, ByteBuffer pcm) {
    private static final ByteBuffer NOT_KEPT = ByteBuffer.allocate(0);

    static Piece of(long from, byte[] payload, boolean opens, boolean keeps) {
        int samples = payload.length / 2;
        int first = 0;
        while (first < samples && isZero(payload, first)) {
            first++;
        }
        int behind = samples;
        while (behind > first && isZero(payload, behind - 1)) {
            behind--;
        }
        int filled = (payload.length + PlayOut.UNIT - 1) / PlayOut.UNIT * (PlayOut.UNIT / 2);
        return new Piece(
                from, from + filled, from + first, from + behind, opens, keeps ? ByteBuffer.wrap(payload) : NOT_KEPT);
    }

    boolean sounds() {
        return soundTo > soundFrom;
    }

    private static boolean isZero(byte[] payload, int sample) {
        return payload[2 * sample] == 0 && payload[2 * sample + 1] == 0;
    }
}
