package ghanti.call;

import java.time.Instant;
import java.util.Optional;

/** Work that survives restarts: it is asked again, on any server, until it says that nothing is left to do. */
public interface Job {

    /**
     * Does what is due for one subject.
     *
     * @param id of the call or result
     * @return when to be asked again, or empty when all is done
     */
    Optional<Instant> run(String id);

    /**
     * Whether whoever ends the subject removes the job too, in the same transaction; then nothing is left to do after
     * {@link #run} gave nothing.
     */
    default boolean endsWithItsSubject() {
        return false;
    }
}
