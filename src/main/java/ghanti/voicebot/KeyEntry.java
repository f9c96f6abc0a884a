package ghanti.voicebot;

import ghanti.flow.Question;
import java.time.Duration;
import java.util.Optional;

/**
 * The keys of one answer: complete with the last key it may have, with the key that finishes it, or when no more come. Knows no
 * clock; times are nanoseconds of one that only goes forward.
 */
final class KeyEntry {

    private final Question question;
    private final StringBuilder keys = new StringBuilder();
    private long deadline;

    /** @param from when the callee could begin to answer, which is when the question had been heard */
    KeyEntry(Question question, long from) {
        this.question = question;
        this.deadline = from + question.asking().timeout().toNanos();
    }

    /** Takes a key; gives the answer if it is complete. */
    Optional<String> press(char key, long now) {
        boolean finishes = question.finishOn().equals(String.valueOf(key));
        if (finishes && keys.length() > 0) {
            return Optional.of(keys.toString());
        }
        keys.append(key);
        // A finishing key alone is an answer that no question knows, and is told so.
        if (finishes || keys.length() >= question.maxKeys()) {
            return Optional.of(keys.toString());
        }
        Duration wait = question.asking().betweenKeys();
        deadline = now + wait.toNanos();
        return Optional.empty();
    }

    /** Whether nobody is going to press another key. */
    boolean isOver(long now) {
        return now - deadline >= 0;
    }

    /** What was pressed so far; empty is silence. */
    String keys() {
        return keys.toString();
    }
}
