package ghanti.doctor;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javax.net.ssl.SSLException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** Asks an address once, on a connection of its own, and follows no redirect, as Exotel follows none. */
public final class Probe {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 256 * 1024;

    private final OkHttpClient http;
    private final Clock clock;

    public Probe(OkHttpClient http, Clock clock) {
        this.http = http.newBuilder()
                .connectTimeout(CONNECT)
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        this.clock = clock;
    }

    /** What came of asking. */
    sealed interface Seen permits Answer, Nothing {}

    /**
     * An answer.
     *
     * @param body as text, up to 256 kB
     * @param length what Content-Length says, -1 without
     * @param skew how far the clock there is before ours, by its Date
     */
    record Answer(
            int status,
            String body,
            String type,
            long length,
            Optional<String> location,
            Duration took,
            Optional<Duration> skew)
            implements Seen {

        boolean isRedirect() {
            return status >= 300 && status < 400;
        }
    }

    /** No answer, and why. */
    record Nothing(Why why, String message) implements Seen {}

    /** Why there is no answer. */
    enum Why {
        UNKNOWN_HOST,
        REFUSED,
        TLS,
        TOO_SLOW,
        BROKEN
    }

    Seen ask(Request request) {
        long began = System.nanoTime();
        try (Response response = http.newCall(request.newBuilder()
                        .header("Connection", "close")
                        .header("Accept-Encoding", "identity")
                        .build())
                .execute()) {
            String body = response.peekBody(MOST_BYTES).string();
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            return new Answer(
                    response.code(),
                    body,
                    response.header("Content-Type", ""),
                    length(response.header("Content-Length", "")),
                    Optional.ofNullable(response.header("Location")),
                    took,
                    skew(response, took));
        } catch (UnknownHostException e) {
            return new Nothing(
                    Why.UNKNOWN_HOST, "there is no host " + request.url().host());
        } catch (ConnectException e) {
            return new Nothing(Why.REFUSED, "nothing listens there");
        } catch (SSLException e) {
            return new Nothing(Why.TLS, "no trusted TLS connection comes about: " + e.getMessage());
        } catch (InterruptedIOException e) {
            return new Nothing(Why.TOO_SLOW, "no answer within " + PATIENCE.toSeconds() + " s");
        } catch (IOException e) {
            return new Nothing(Why.BROKEN, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private static long length(String header) {
        return header.matches("[0-9]{1,15}") ? Long.parseLong(header) : -1;
    }

    /** Dates have whole seconds: half a one is what they are wrong by on average, half the way what the answer took. */
    private Optional<Duration> skew(Response response, Duration took) {
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(response.header("Date", ""), Instant::from);
            Instant here = clock.instant().minus(took.dividedBy(2));
            return Optional.of(Duration.between(here, date.plusMillis(500)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
