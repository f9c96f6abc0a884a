package ghanti.exotel;

import java.time.Duration;

/** The bounds of latency metrics: from what a turn should take to what Exotel allows. */
final class Buckets {

    static final Duration[] UP_TO_TWO_SECONDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(2)
    };

    private Buckets() {}
}
