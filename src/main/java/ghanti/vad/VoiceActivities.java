package ghanti.vad;

import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a voice activity for each stream: libfvad, the detector of WebRTC, where its library can be loaded on this machine,
 * else one that goes by loudness alone. Thread-safe.
 */
public final class VoiceActivities {

    private static final Logger log = LoggerFactory.getLogger(VoiceActivities.class);

    private final Supplier<VoiceActivity> source;

    private VoiceActivities(Supplier<VoiceActivity> source) {
        this.source = source;
    }

    /** Loads the library, which takes some 20 ms; says in the log, once, if it cannot be loaded. */
    public static VoiceActivities load() {
        return load(Fvad::load);
    }

    /** How a library is loaded. */
    interface Loader {
        Fvad load() throws IOException;
    }

    static VoiceActivities load(Loader loader) {
        try {
            return new VoiceActivities(loader.load()::open);
        } catch (IOException | LinkageError | RuntimeException e) {
            log.warn("speech is told from noise by loudness alone, as libfvad cannot be loaded here: {}", e.toString());
            return byLoudness();
        }
    }

    /** Without any library. */
    public static VoiceActivities byLoudness() {
        return new VoiceActivities(LoudActivity::new);
    }

    /** One for a stream that begins. */
    public VoiceActivity open() {
        return source.get();
    }
}
