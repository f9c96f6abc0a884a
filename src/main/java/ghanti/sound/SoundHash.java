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

    /** The hash of a recording: whoever reads the same words again makes another sound. */
    static String of(Clip clip, Voice voice, byte[] wav) {
        return of("recording", of(clip, voice), of(wav));
    }

    static String of(String... parts) {
        return of(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8));
    }

    private static String of(byte[] bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
