package ghanti.dial;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Numbers that are never dialled. Each method is one transaction. */
public interface DoNotCall {

    /**
     * A number on the list.
     *
     * @param number E.164
     * @param reason why, for whoever asks later
     */
    record Entry(String number, String reason, Instant addedAt) {}

    /** Puts numbers on the list; one that is on it gets the new reason. */
    void put(List<Entry> entries);

    /** Takes a number off the list; false if it was not on it. */
    boolean remove(String number);

    /** A number on the list. */
    Optional<Entry> find(String number);

    /** The list, by number. */
    List<Entry> list(@Nullable String after, int limit);
}
