package ghanti.exotel;

import ghanti.call.Conversations.Said;
import ghanti.exotel.GatherDocument.Spoken;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The addresses of sounds, as Exotel reaches them. */
public final class AudioUrls {

    private final Supplier<String> publicUrl;

    /** @param publicUrl of this server, without a slash at the end */
    public AudioUrls(Supplier<String> publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** The whole address of a sound. */
    String of(String hash) {
        return publicUrl.get() + "/audio/" + hash + ".wav";
    }

    Spoken spoken(Said said) {
        return spoken(said.words(), said.sound().orElse(null));
    }

    Spoken spoken(String words, @Nullable String sound) {
        return sound == null ? Spoken.words(words) : new Spoken(null, of(sound));
    }
}
