package ghanti.result;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of sending a result once.
 *
 * @param refusal why it was not taken; null if it was
 * @param answered whether anybody answered at all
 * @param rest how long the receiver wants to hear nothing
 */
record Answer(@Nullable String refusal, boolean answered, Optional<Duration> rest) {

    static Answer taken() {
        return new Answer(null, true, Optional.empty());
    }

    static Answer refused(String why, Optional<Duration> rest) {
        return new Answer(why, true, rest);
    }

    static Answer none(String why) {
        return new Answer(why, false, Optional.empty());
    }

    boolean isTaken() {
        return refusal == null;
    }
}
