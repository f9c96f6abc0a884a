package ghanti.dial;

import ghanti.dial.DialQueue.Pause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pauses dialling when most dials fail: a wrong setting or a broken trunk would else use up every order's attempts in minutes. After
 * the pause some dials are tried; if they fail as well the next pause is twice as long.
 */
public final class Breaker {

    private static final Logger log = LoggerFactory.getLogger(Breaker.class);

    private static final int LOOKED_AT = 20;
    private static final int ENOUGH = 10;
    private static final int ENOUGH_AFTER_PAUSE = 5;
    private static final double MOST = 0.8;
    private static final Duration LATELY = Duration.ofMinutes(10);
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 4;
    private static final String FAILED = "failed";

    private final DialQueue queue;
    private final Clock clock;

    public Breaker(DialQueue queue, Clock clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** Looks at how dials went lately. To be called every few seconds. */
    public void check() {
        Instant now = clock.instant();
        Optional<Pause> last = queue.lastPause().filter(pause -> pause.number() > 0);
        if (last.filter(pause -> pause.until().isAfter(now)).isPresent()) {
            return;
        }
        Instant lately = now.minus(LATELY);
        boolean again = last.filter(pause -> pause.until().isAfter(lately)).isPresent();
        List<String> fates = queue.fates(again ? last.orElseThrow().until() : lately, LOOKED_AT);
        long failed = fates.stream().filter(FAILED::equals).count();
        if (fates.size() >= (again ? ENOUGH_AFTER_PAUSE : ENOUGH) && failed >= MOST * fates.size()) {
            int number = again ? last.orElseThrow().number() + 1 : 1;
            Duration time = FIRST.multipliedBy(1L << Math.min(number - 1, MOST_DOUBLINGS));
            String reason = failed + " of the last " + fates.size() + " dials failed";
            log.error(
                    "nothing is dialled for {} s: {}; see what Exotel says of the last ones", time.toSeconds(), reason);
            queue.pause(new Pause(now.plus(time), reason, number));
        }
    }
}
