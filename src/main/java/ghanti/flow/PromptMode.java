package ghanti.flow;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who speaks the prompts in the answers to Gather and Greeting. */
public enum PromptMode {
    /** Exotel reads our words. */
    TEXT,
    /** Exotel plays our sounds; words where there is no sound. */
    AUDIO;

    /** The word an author writes. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The mode of that word, if there is one. */
    public static Optional<PromptMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word().equals(word)).findFirst();
    }
}
