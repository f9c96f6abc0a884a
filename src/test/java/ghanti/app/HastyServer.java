package ghanti.app;

import ghanti.dial.Patience;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A server process that waits seconds where others wait minutes, since the emulator it dials at is quick. */
final class HastyServer {

    /** A phone rings for no time at all; a busy machine may still need seconds to ask for a dial. */
    static final Patience PATIENCE = new Patience(
            Duration.ofSeconds(3),
            Duration.ofSeconds(6),
            Duration.ZERO,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(15));

    private HastyServer() {}

    /** Its port, public address, database, flows, data, Exotel, results, and dials a minute. */
    public static void main(String[] args) throws InterruptedException {
        TestSettings.in(Path.of(args[4]))
                .at(Integer.parseInt(args[0]), args[1])
                .database(args[2])
                .flows(Path.of(args[3]))
                .exotel(URI.create(args[5]))
                .results(URI.create(args[6]))
                .dialling(Integer.parseInt(args[7]), PATIENCE)
                .start();
        new CountDownLatch(1).await();
    }
}
