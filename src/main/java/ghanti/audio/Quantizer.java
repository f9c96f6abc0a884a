package ghanti.audio;

/** Between 16-bit samples and floats, where 1 is full scale. */
final class Quantizer {

    private static final float FULL = 32768f;

    private Quantizer() {}

    /** The nearest sample, clipped to what 16 bits hold; 0 for no number. */
    static short round(double value) {
        // A cast of NaN is 0, and one of something too large the largest there is.
        return (short) Math.max(-32768, Math.min(32767, (int) Math.floor(value + 0.5)));
    }

    static float[] floats(short[] samples) {
        float[] values = new float[samples.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = samples[i] / FULL;
        }
        return values;
    }

    static short[] shorts(float[] values) {
        short[] samples = new short[values.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = round(values[i] * FULL);
        }
        return samples;
    }
}
