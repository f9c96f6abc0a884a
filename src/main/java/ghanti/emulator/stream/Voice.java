package ghanti.emulator.stream;

/** What the caller says: sound without end, or silence. Has no state, so that one voice may serve many calls. */
@FunctionalInterface
public interface Voice {

    /**
     * Fills in samples.
     *
     * @param from the position of the first sample since the voice began
     * @param into signed 16-bit samples, all of them zero at first
     * @param rate samples a second
     */
    void say(long from, short[] into, int rate);

    /** Whether it is silence for ever, which is then encoded once only. */
    default boolean isSilence() {
        return false;
    }

    /** Nothing at all. */
    static Voice silence() {
        return Silence.ALWAYS;
    }

    /**
     * A sine.
     *
     * @param hertz its frequency
     * @param level its peak, 0 to 1
     */
    static Voice tone(double hertz, double level) {
        return (from, into, rate) -> Tones.add(from, into, 2 * Math.PI * hertz / rate, level);
    }

    /**
     * Keys as sound: each the two tones of the telephone standard for 100 ms, with 100 ms between them, then silence.
     *
     * @param keys of {@code 0-9*#A-D}
     */
    static Voice keys(String keys) {
        return new Tones(keys);
    }

    /**
     * A recording, and silence after it.
     *
     * @param wav a PCM WAV, mono, 16 bit, of any rate; {@link IllegalArgumentException} for anything else
     */
    static Voice recording(byte[] wav) {
        return Recording.read(wav);
    }

    /** Silence for that long, and then this voice. */
    default Voice after(java.time.Duration pause) {
        Voice later = this;
        return (from, into, rate) -> {
            long begin = pause.toMillis() * rate / 1000;
            int skipped = (int) Math.min(into.length, Math.max(0, begin - from));
            short[] rest = new short[into.length - skipped];
            later.say(from + skipped - begin, rest, rate);
            System.arraycopy(rest, 0, into, skipped, rest.length);
        };
    }

    /** The one silence. */
    enum Silence implements Voice {
        ALWAYS;

        @Override
        public void say(long from, short[] into, int rate) {
            // What comes is zero already.
        }

        @Override
        public boolean isSilence() {
            return true;
        }
    }
}
