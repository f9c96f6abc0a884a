package ghanti.audio;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What a file that is no WAV file is instead, told by its first bytes. */
final class Beginning {

    private static final int SHOWN = 60;

    private Beginning() {}

    static String describe(byte[] bytes) {
        if (bytes.length == 0) {
            return "not a WAV file: it is empty";
        }
        String start = new String(bytes, 0, Math.min(bytes.length, SHOWN), StandardCharsets.ISO_8859_1);
        String binary = binary(start);
        if (binary != null) {
            return "not a WAV file: this is " + binary + "; ask for WAV or 16-bit PCM";
        }
        String text = new String(bytes, 0, Math.min(bytes.length, SHOWN), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .strip();
        String shown = printable(text);
        if (text.startsWith("{") || text.startsWith("[")) {
            return "not a WAV file: this is JSON, it starts with " + shown;
        }
        if (text.startsWith("<")) {
            return "not a WAV file: this is HTML or XML, it starts with " + shown;
        }
        return "not a WAV file: it starts with " + (isWords(text) ? shown : hex(bytes));
    }

    private static boolean isWords(String text) {
        return !text.isEmpty()
                && text.chars()
                        .noneMatch(c -> c == '\uFFFD' || (Character.isISOControl(c) && !Character.isWhitespace(c)));
    }

    private static @Nullable String binary(String start) {
        if (start.startsWith("RIFX")) {
            return "a WAV file with big-endian numbers (RIFX)";
        }
        if (start.startsWith("RIFF")) {
            return start.length() < 12 ? "only the beginning of a WAV file" : "a RIFF file without WAVE in it";
        }
        if (start.startsWith("OggS")) {
            return "Ogg";
        }
        if (start.startsWith("fLaC")) {
            return "FLAC";
        }
        if (start.startsWith("FORM")) {
            return "AIFF";
        }
        if (start.startsWith("\u001aE\u00df\u00a3")) {
            return "WebM";
        }
        if (start.startsWith("ftyp", 4)) {
            return "MP4";
        }
        boolean frame = start.length() > 1 && start.charAt(0) == 0xFF && (start.charAt(1) & 0xE0) == 0xE0;
        return start.startsWith("ID3") || frame ? "MP3 or AAC" : null;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes, 0, Math.min(bytes.length, 8));
    }

    private static String printable(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}", "");
    }
}
