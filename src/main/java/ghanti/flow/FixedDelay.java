package ghanti.flow;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A delay that is always the same. */
public record FixedDelay(Duration length, String source) implements Delay {

    @Override
    public Optional<Duration> of(Map<String, Object> values) {
        return Optional.of(length);
    }
}
