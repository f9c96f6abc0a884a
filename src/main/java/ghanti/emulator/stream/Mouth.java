package ghanti.emulator.stream;

import java.util.function.Consumer;

/** Sends the caller's voice, payload by payload, or holds it back. Not for several threads. */
final class Mouth {
    private final int bytes;
    private final VoiceTap tap;
    private final long everyNanos;
    private boolean holds;
    private int held;

    Mouth(StreamSetup setup) {
        this.bytes = setup.mediaBytes();
        this.tap = new VoiceTap(setup.address().sampleRate(), setup.voice());
        this.everyNanos = setup.mediaEvery().toNanos();
    }

    void speak(Voice voice) {
        tap.change(voice);
    }

    void hold(boolean back) {
        holds = back;
    }

    /** One payload is due, and with it those that were held back. */
    void tick(Frames frames, Consumer<String> out) {
        held++;
        while (!holds && held > 0) {
            held--;
            out.accept(frames.media(tap.next(bytes), everyNanos));
        }
    }

    String extra(Frames frames, int size) {
        return frames.media(new VoiceTap(1, Voice.silence()).next(size), everyNanos);
    }
}
