package ghanti.sound;

import ghanti.audio.Mastering;
import ghanti.speech.Clip;
import ghanti.speech.Voice;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names sounds by everything that shapes them, since Exotel keeps a sound by its address for ever. */
final class SoundHash {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    private SoundHash() {}

    /** Whether a text can be the hash of a sound: 32 hexadecimal characters. */
    static boolean is(String text) {
        return HASH.matcher(text).matches();
    }

    /** The hash of a clip in a voice. */
    static String of(Clip clip, Voice voice) {
        return of(
                "clip",
                clip.language(),
                clip.kind().name(),
                clip.spoken(),
                voice.provider(),
                voice.model(),
                voice.name(),
                Double.toString(voice.pace()),
                Integer.toString(Mastering.VERSION));
    }

    static String of(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
