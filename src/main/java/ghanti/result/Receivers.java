package ghanti.result;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who may be sent to now. A dead receiver holds few threads, and soon none: it is known by its address without the query,
 * and, as many write a call's id into the path, by its host too. An address is paused by whatever is not 2xx, a host only
 * when nobody answers there at all. Each server finds out for itself.
 */
public final class Receivers {

    private static final Logger log = LoggerFactory.getLogger(Receivers.class);

    private static final int MOST_KNOWN = 10_000;
    private static final Duration FORGET_AFTER = Duration.ofHours(2);

    private final UnaryOperator<Duration> spread;
    private final Cache<String, Receiver> hosts = cache();
    private final Cache<String, Receiver> addresses = cache();

    /** @param spread makes a time a little longer or shorter by chance */
    public Receivers(UnaryOperator<Duration> spread) {
        this.spread = spread;
    }

    private static Cache<String, Receiver> cache() {
        return Caffeine.newBuilder()
                .maximumSize(MOST_KNOWN)
                .expireAfterAccess(FORGET_AFTER)
                .build();
    }

    /**
     * Leave to send once, or not.
     *
     * @param later when to ask again; null with leave
     */
    record Pass(Receiver host, Receiver address, @Nullable Instant later) {}

    /** A receiver that is left alone for now. {@code failures} is how many there were in a row. */
    public record Paused(String receiver, Instant until, int failures, String lastError) {}

    /** Asks for leave; who gets it says afterwards what came of it, by {@link #left}. */
    synchronized Pass ask(URI url, Instant now) {
        Receiver host = hosts.get(host(url), key -> new Receiver(16, 48, spread));
        Receiver address = addresses.get(address(url), key -> new Receiver(4, 32, spread));
        if (!host.mayEnter(now)) {
            return new Pass(host, address, host.placeInLine(now));
        }
        if (!address.mayEnter(now)) {
            return new Pass(host, address, address.placeInLine(now));
        }
        host.enter();
        address.enter();
        return new Pass(host, address, null);
    }

    /** What came of a try that had leave. */
    synchronized void left(Pass pass, URI url, Answer answer, Instant began, Instant now) {
        Duration took = Duration.between(began, now);
        String error = answer.refusal();
        if (answer.answered()) {
            told(pass.host().good(took), host(url));
        } else {
            told(pass.host().bad(String.valueOf(error), Optional.empty(), now), pass.host(), host(url));
        }
        if (error == null) {
            told(pass.address().good(took), host(url));
        } else {
            // The path may hold a secret, so the log names the host alone.
            told(pass.address().bad(error, answer.rest(), now), pass.address(), "an address at " + host(url));
        }
    }

    private static void told(boolean paused, Receiver receiver, String name) {
        if (paused) {
            log.warn(
                    "results for {} wait until {}: {} tries in a row failed, the last with {}",
                    name,
                    receiver.pausedUntil(),
                    receiver.failures(),
                    receiver.lastError());
        }
    }

    private static void told(boolean back, String name) {
        if (back) {
            log.info("results for {} go out again", name);
        }
    }

    /** Who is paused, by address. */
    public synchronized List<Paused> paused() {
        List<Paused> paused = new ArrayList<>();
        List.of(hosts, addresses)
                .forEach(known -> known.asMap().forEach((name, receiver) -> {
                    if (receiver.isPaused()) {
                        paused.add(new Paused(name, receiver.pausedUntil(), receiver.failures(), receiver.lastError()));
                    }
                }));
        paused.sort(Comparator.comparing(Paused::receiver));
        return paused;
    }

    /** Shows how many are paused. */
    public void measure(MeterRegistry meters) {
        meters.gauge(
                "ghanti.result.receivers.paused",
                this,
                receivers -> receivers.paused().size());
    }

    private static String host(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        return url.getScheme() + "://" + host + port;
    }

    private static String address(URI url) {
        String path = url.getRawPath();
        return host(url) + (path == null || path.isEmpty() ? "/" : path);
    }
}
