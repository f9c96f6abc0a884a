package ghanti.stt;

import java.time.Duration;

/**
 * How long is waited.
 *
 * @param connection until a socket is up
 * @param answer after a pause, until a socket's words for it have come
 * @param idle until a socket on which nothing is sent is told that it is still wanted
 * @param request for the words of one sentence over HTTP, second try included
 */
record Patience(Duration connection, Duration answer, Duration idle, Duration request) {

    /** Deepgram closes after 10 s without anything; somebody who waits on the phone gives up sooner than that. */
    static final Patience USUAL =
            new Patience(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(4), Duration.ofSeconds(5));
}
