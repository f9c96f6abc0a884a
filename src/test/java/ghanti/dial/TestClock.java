package ghanti.dial;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is moved. */
public final class TestClock extends Clock {

    private Instant now;

    public TestClock(String at) {
        this.now = Instant.parse(at);
    }

    /** Moves it to that time. */
    public void set(String at) {
        now = Instant.parse(at);
    }

    /** Moves it forward. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
