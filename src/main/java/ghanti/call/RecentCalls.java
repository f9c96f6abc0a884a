package ghanti.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import ghanti.call.AppletRequest.Applet;
import java.time.Duration;
import java.util.Optional;

/**
 * Calls as this server last stored them, so that a turn costs one statement and not two.
 *
 * <p>An entry may be stale, since another server may have taken the last request. That cannot give a wrong answer: a kept
 * reply never changes, an ended conversation neither, and everything else is an update that fails on a stale revision and
 * is then repeated from the database. What is only read (Greeting, Connect) does not look here.
 */
final class RecentCalls {

    private final Cache<Line, Call> calls = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** A request names its call by these two. */
    private record Line(String callSid, String callId) {
        static Line of(AppletRequest request) {
            return new Line(request.callSid(), Newcomers.ourId(request).orElse(""));
        }
    }

    Optional<Call> find(AppletRequest request) {
        Call call = calls.getIfPresent(Line.of(request));
        boolean onlyRead = request.applet() == Applet.GREETING || request.applet() == Applet.CONNECT;
        return call == null || (onlyRead && !call.hasOutcome()) ? Optional.empty() : Optional.of(call);
    }

    void put(AppletRequest request, Call stored) {
        calls.put(Line.of(request), stored);
    }

    void forget(AppletRequest request) {
        calls.invalidate(Line.of(request));
    }
}
