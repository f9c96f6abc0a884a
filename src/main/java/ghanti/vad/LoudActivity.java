package ghanti.vad;

/**
 * Takes for speech what is clearly louder than what the line sounds like otherwise. Does not know a voice from a
 * door: only for where there is nothing better.
 */
final class LoudActivity implements VoiceActivity {

    /** So much louder than the background: 9 dB. */
    private static final double ABOVE = 9;

    /** The background follows downward at once, and upward by 3 dB a second, so that no word becomes part of it. */
    private static final double RISE = 3.0 * FRAME / RATE;

    private double background = Loudness.FLOOR;

    @Override
    public boolean isSpeech(short[] frame) {
        double loudness = Loudness.of(frame);
        boolean speech = loudness > Loudness.FLOOR && loudness > background + ABOVE && !Tone.is(frame);
        background = Math.min(loudness, background + RISE);
        return speech;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
