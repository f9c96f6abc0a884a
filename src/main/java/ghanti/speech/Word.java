package ghanti.speech;

import java.util.List;

/**
 * The smallest part of what is said that can have a clip of its own: a word, or a run of fixed words.
 *
 * @param before what comes between it and the word before, if there is one
 * @param known whether it is one of a set known beforehand, so that a clip of it can be made before any call; a shop's
 *     name is not
 */
public record Word(String text, Pause before, boolean known) {

    static Word known(String text, Pause before) {
        return new Word(text, before, true);
    }

    /** A word that only the call brings. */
    static Word ofTheCall(String text, Pause before) {
        return new Word(text, before, false);
    }

    /** The same after another pause. */
    Word after(Pause pause) {
        return new Word(text, pause, known);
    }

    /** The words as they are written. */
    static String written(List<Word> words) {
        StringBuilder text = new StringBuilder();
        for (Word word : words) {
            text.append(text.isEmpty() ? "" : word.before().mark()).append(word.text());
        }
        return text.toString();
    }
}
