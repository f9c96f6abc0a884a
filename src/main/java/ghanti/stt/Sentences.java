package ghanti.stt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which words belong to which pause, as both come in. For one thread at a time. */
final class Sentences {

    /** Understood since the last pause was answered. */
    private final List<String> words = new ArrayList<>();

    private boolean speaking;

    /** Pauses that are not answered yet. */
    private int pauses;

    void sound() {
        speaking = true;
    }

    /** Whether anything was said before this pause, so that there is something to answer. */
    boolean pause() {
        if (!speaking) {
            return false;
        }
        speaking = false;
        pauses++;
        return true;
    }

    boolean isAnswerAwaited() {
        return pauses > 0;
    }

    /** Some words. They are left out where there are too many. */
    void add(String text) {
        if (!text.isEmpty() && words.stream().mapToInt(String::length).sum() < Said.LONGEST) {
            words.add(text);
        }
    }

    /**
     * The last words before a pause.
     *
     * @return what is to be told; also words that nobody waits for any more, unless they are the beginning of a sentence
     *     that is still being said
     */
    Optional<String> answer(String text) {
        add(text);
        if (pauses == 0 && (speaking || words.isEmpty())) {
            return Optional.empty();
        }
        pauses = Math.max(0, pauses - 1);
        return Optional.of(all());
    }

    /** There will be no answer, as happens where no words were heard: what is to be told then. */
    Optional<String> noAnswer() {
        if (pauses == 0) {
            return Optional.empty();
        }
        pauses = 0;
        return Optional.of(all());
    }

    private String all() {
        String all = String.join(" ", words);
        words.clear();
        return all;
    }
}
