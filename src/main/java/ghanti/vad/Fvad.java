package ghanti.vad;

import io.github.givimad.libfvadjni.VoiceActivityDetector;
import io.github.givimad.libfvadjni.VoiceActivityDetector.Mode;
import io.github.givimad.libfvadjni.VoiceActivityDetector.SampleRate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * libfvad in its strictest mode, as the others take noise at −30 dB for speech, and without tones, which it takes for speech
 * too where they begin or warble. Its detectors are used
 * again and never given back, since its Java part keeps them in a map under chance numbers, where one that is freed could be
 * another call's.
 */
final class Fvad {

    /** That map is one for the whole process and knows no threads: who looks up may be many, who adds is alone. */
    private static final ReadWriteLock MAP = new ReentrantReadWriteLock();

    private final Queue<VoiceActivityDetector> idle = new ConcurrentLinkedQueue<>();

    private Fvad() {}

    /**
     * Loads the library.
     *
     * @throws IOException if there is none for this machine
     * @throws LinkageError if there is one, and it does not run here
     */
    static Fvad load() throws IOException {
        VoiceActivityDetector.loadLibrary();
        Fvad fvad = new Fvad();
        // Only its use shows whether it works.
        fvad.open().close();
        return fvad;
    }

    VoiceActivity open() {
        try {
            VoiceActivityDetector used = idle.poll();
            VoiceActivityDetector detector = used == null ? create() : used;
            prepare(detector);
            return new Detector(detector, this);
        } catch (IOException e) {
            throw new UncheckedIOException("libfvad gives no detector", e);
        }
    }

    private static VoiceActivityDetector create() throws IOException {
        MAP.writeLock().lock();
        try {
            return VoiceActivityDetector.newInstance();
        } finally {
            MAP.writeLock().unlock();
        }
    }

    /** Resetting forgets mode and rate too. */
    private static void prepare(VoiceActivityDetector detector) throws IOException {
        MAP.readLock().lock();
        try {
            detector.reset();
            detector.setMode(Mode.VERY_AGGRESSIVE);
            detector.setSampleRate(SampleRate.S8000);
        } finally {
            MAP.readLock().unlock();
        }
    }

    /** One stream's, until it is closed. */
    private static final class Detector implements VoiceActivity {

        private final Fvad home;
        private @Nullable VoiceActivityDetector detector;

        Detector(VoiceActivityDetector detector, Fvad home) {
            this.detector = detector;
            this.home = home;
        }

        @Override
        public synchronized boolean isSpeech(short[] frame) {
            if (detector == null) {
                throw new IllegalStateException("this voice activity has been closed");
            }
            MAP.readLock().lock();
            try {
                // Asked also where it is too quiet: it learns the background from every frame.
                boolean voice = detector.process(frame);
                return voice && Loudness.of(frame) > Loudness.FLOOR && !Tone.is(frame);
            } catch (IOException e) {
                throw new UncheckedIOException("libfvad lost its detector", e);
            } finally {
                MAP.readLock().unlock();
            }
        }

        @Override
        public synchronized void close() {
            if (detector != null) {
                home.idle.add(detector);
                detector = null;
            }
        }
    }
}
