package ghanti.speech;

import java.util.List;

/**
 * A stretch of a prompt that is sounded as one: fixed sentences together, or one sentence with values in it.
 *
 * @param language BCP 47 tag of the words
 * @param text the whole of it, as a synthesizer should get it
 * @param words the same as clips that can be joined; one word alone where nothing of it changes from call to call
 */
public record Phrase(String language, String text, List<Word> words) {

    public Phrase {
        words = List.copyOf(words);
    }

    /** Whether it is the same in every call, so that it can be made before any. */
    public boolean isFixed() {
        return words.size() == 1 && words.get(0).known();
    }
}
