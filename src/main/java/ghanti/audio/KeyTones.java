package ghanti.audio;

/**
 * Hears the tones of keys (DTMF) in a call's sound, for lines that do not tell of keys otherwise. A key is heard once however
 * long it is held, some 40 ms after its tone began; tones of less than 40 ms are not heard. Keeps its state from one piece of
 * a stream to the next; not for several threads.
 *
 * <p>The sound is looked at in blocks of 205 samples at 8 kHz, in which the eight tones fall nearly into the middle of their
 * bins, every 102 samples; a key is what two blocks in a row agree on.
 */
public final class KeyTones {

    private static final int RATE = 8000;
    private static final int BLOCK = 205;
    private static final int HOP = 102;

    /** So many blocks in a row without a key are a key let go: 38 ms; less is a dropout within one press. */
    private static final int RELEASE = 3;

    private final ResamplerStream stream;
    private final short[] block = new short[BLOCK];
    private int count;
    private char candidate = KeyTone.NONE;
    private char pressed = KeyTone.NONE;
    private int misses;

    /** @param rate samples a second of the stream, 8000 to 48000 */
    public KeyTones(int rate) {
        stream = new Resampler(rate, RATE).stream();
    }

    /**
     * Listens to the next piece of any length.
     *
     * @return the keys that were pressed in it, in their order, of 0 to 9, * and #, A to D; mostly empty
     */
    public String hear(short[] samples) {
        StringBuilder keys = new StringBuilder();
        for (short sample : stream.push(samples)) {
            block[count++] = sample;
            if (count == BLOCK) {
                look(KeyTone.in(block), keys);
                System.arraycopy(block, HOP, block, 0, BLOCK - HOP);
                count = BLOCK - HOP;
            }
        }
        return keys.toString();
    }

    private void look(char key, StringBuilder keys) {
        boolean agreed = key != KeyTone.NONE && key == candidate;
        candidate = key;
        if (agreed && key != pressed) {
            pressed = key;
            keys.append(key);
        }
        misses = key == pressed ? 0 : misses + 1;
        if (misses >= RELEASE) {
            pressed = KeyTone.NONE;
        }
    }
}
