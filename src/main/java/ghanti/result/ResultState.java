package ghanti.result;

import java.util.Locale;
import java.util.Optional;

/** How far a result has come. */
public enum ResultState {
    PENDING,
    DELIVERED,
    DEAD;

    /** The word in JSON and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word, if there is one. */
    public static Optional<ResultState> of(String word) {
        for (ResultState state : values()) {
            if (state.word().equals(word)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
