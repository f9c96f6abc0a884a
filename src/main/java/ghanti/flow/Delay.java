package ghanti.flow;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How long to wait, which may depend on what a call has found out. */
public interface Delay {

    /**
     * How long, zero upward.
     *
     * @param values inputs and answers by name
     * @return empty if a value it needs is missing
     */
    Optional<Duration> of(Map<String, Object> values);

    /** As the author wrote it. */
    String source();
}
