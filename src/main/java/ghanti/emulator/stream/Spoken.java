package ghanti.emulator.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * A run of payloads that were heard without a gap, a mark or a clear between them; silence at both ends is not counted, and
 * runs of silence alone are left out.
 *
 * @param from its first sample that is not zero, since the first {@code start}
 * @param to behind its last sample that is not zero
 * @param mark the mark that followed it and was sent back; empty if there was none
 */
public record Spoken(Duration from, Duration to, Optional<String> mark) {

    /** How long it was heard. */
    public Duration length() {
        return to.minus(from);
    }
}
