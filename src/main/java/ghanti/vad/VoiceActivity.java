package ghanti.vad;

/** Tells speech from other sound in one stream. Keeps state from frame to frame; for one thread at a time. */
public interface VoiceActivity extends AutoCloseable {

    /** Samples a second of the frames. */
    int RATE = 8000;

    /** Samples of a frame: 20 ms. */
    int FRAME = 160;

    /**
     * Whether the stream's next frame is speech.
     *
     * @param frame {@link #FRAME} samples at {@link #RATE}
     */
    boolean isSpeech(short[] frame);

    /** To be called at the end of the stream; a second time does nothing. */
    @Override
    void close();
}
