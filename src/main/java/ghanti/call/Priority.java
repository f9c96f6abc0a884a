package ghanti.call;

import java.util.Locale;
import java.util.Optional;

/** Which calls are dialled first among those that are due. */
public enum Priority {
    HIGH,
    NORMAL,
    LOW;

    /** The word in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The priority of that word, if there is one. */
    public static Optional<Priority> of(String word) {
        for (Priority priority : values()) {
            if (priority.word().equals(word)) {
                return Optional.of(priority);
            }
        }
        return Optional.empty();
    }
}
