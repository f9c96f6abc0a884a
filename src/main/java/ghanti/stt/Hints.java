package ghanti.stt;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words that are likely to be said, as many of them as providers take. */
final class Hints {

    /**
     * Deepgram takes 500 tokens in all and, above that, understands nothing any more (developers.deepgram.com, "Keyterm
     * Prompting"). No token is shorter than a byte. Whisper reads 224 tokens of a prompt.
     */
    static final int MOST_BYTES = 450;

    private Hints() {}

    /** The first words, each once, that have room. */
    static List<String> of(List<String> words) {
        Set<String> once = new LinkedHashSet<>();
        int bytes = 0;
        for (String word : words) {
            String clean = word.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
            int length = clean.getBytes(StandardCharsets.UTF_8).length;
            if (length > 0 && bytes + length <= MOST_BYTES && once.add(clean)) {
                bytes += length;
            }
        }
        return new ArrayList<>(once);
    }
}
