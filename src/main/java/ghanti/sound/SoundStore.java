package ghanti.sound;

import java.time.Instant;
import java.util.Optional;

/** Sounds of single calls, kept where every server finds them. */
public interface SoundStore {

    /**
     * A kept sound.
     *
     * @param recipe how to join it from others, or empty
     * @param wav the sound itself, or empty
     */
    record Kept(Optional<String> recipe, Optional<byte[]> wav) {}

    /** Keeps how a sound is joined; one that is there counts as made now. */
    void keepRecipe(String hash, String recipe, Instant now);

    /** Keeps a sound; one that is there counts as made now. */
    void keepWav(String hash, byte[] wav, Instant now);

    /** Whether a sound is there; it then counts as made now. */
    boolean renew(String hash, Instant now);

    /** The sound of that hash. */
    Optional<Kept> find(String hash);

    /** Forgets sounds made before a moment, at most {@code most} of them; says how many. */
    int forget(Instant before, int most);
}
