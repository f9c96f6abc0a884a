package ghanti.flow;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long to wait, which may depend on what a call has found out. */
public interface Delay {

    /** No delay is longer. */
    Duration LONGEST = Duration.ofDays(2);

    /**
     * How long, from zero to {@link #LONGEST}.
     *
     * @param values inputs and answers by name
     * @return empty if a value it needs is missing
     */
    Optional<Duration> of(Map<String, Object> values);

    /** The values it needs. */
    default List<String> names() {
        return List.of();
    }

    /** As the author wrote it. */
    String source();
}
