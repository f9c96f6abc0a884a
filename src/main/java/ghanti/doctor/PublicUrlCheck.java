package ghanti.doctor;

import ghanti.call.Json;
import ghanti.doctor.Probe.Answer;
import ghanti.doctor.Probe.Nothing;
import ghanti.doctor.Probe.Seen;
import ghanti.doctor.Probe.Why;
import ghanti.exotel.Echo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Whether the public address leads to a server with our secrets, as Exotel comes along it. */
public final class PublicUrlCheck {

    private static final String CHECK = "public address";
    private static final String LATENCY = "latency";
    private static final Duration SLOW = Duration.ofMillis(500);
    private static final Duration TOO_SLOW = Duration.ofSeconds(2);
    /** What a proxy answers for a server that is not there. */
    private static final Set<Integer> NO_SERVER = Set.of(502, 503, 504);

    private final Probe probe;
    private final Place place;
    private final String nonce;

    /**
     * The address and what is known of it.
     *
     * @param url without a slash at the end
     * @param isSet false where the setting is missing and it is only this machine's
     * @param token the webhook token; empty if no server has made one yet
     * @param local where the server listens on this machine
     * @param sound the path of a sound that it serves, if there is one
     */
    public record Place(String url, boolean isSet, Optional<String> token, String local, Optional<String> sound) {}

    /** @param nonce something that was never asked before */
    public PublicUrlCheck(Probe probe, Place place, String nonce) {
        this.probe = probe;
        this.place = place;
        this.nonce = nonce;
    }

    /** Goes along it. */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        HttpUrl url = HttpUrl.get(place.url());
        boolean local = isLocal(url.host());
        if (local) {
            findings.add(Finding.warn(
                    CHECK,
                    (place.isSet() ? "PUBLIC_URL is" : "PUBLIC_URL is not set, so it is") + " that of this machine, "
                            + place.url() + ", which Exotel cannot reach",
                    "set PUBLIC_URL to the https address that leads here"));
        } else if (!url.isHttps()) {
            findings.add(Finding.fail(
                    CHECK,
                    "PUBLIC_URL is http: the token in every address and all that callees press go in the open",
                    "set PUBLIC_URL to the https address, with a certificate that is publicly trusted"));
        }
        if (place.token().isEmpty()) {
            findings.add(Finding.skipped(
                    "echo", "no server has run on this data folder yet, so there is no token", "start one with serve"));
            return findings;
        }
        Request request =
                new Request.Builder().url(address(place.token().get())).build();
        findings.addAll(seen(probe.ask(request), request, local));
        return findings;
    }

    private HttpUrl address(String token) {
        return HttpUrl.get(place.url())
                .newBuilder()
                .addPathSegment("exotel")
                .addPathSegment(token)
                .addPathSegment("echo")
                // As Exotel writes what it sends: with quotes and brackets.
                .encodedQuery("nonce=" + nonce + "&digits=%221%22&Stream%5BStatus%5D=completed")
                .build();
    }

    static boolean isLocal(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("::1") || host.equals("0.0.0.0");
    }

    private List<Finding> seen(Seen seen, Request request, boolean local) {
        if (seen instanceof Nothing nothing) {
            return List.of(nothing(nothing, local));
        }
        Answer answer = (Answer) seen;
        Map<String, Object> said = Json.object(answer.body()).orElse(Map.of());
        String query = String.valueOf(request.url().encodedQuery());
        String token = place.token().orElseThrow();
        String heard = String.valueOf(said.get("query"));
        boolean ours = Echo.proof(token, heard).equals(said.get("proof"));
        if (answer.status() != 200 || !ours) {
            return List.of(stranger(answer));
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(
                heard.equals(query)
                        ? Finding.ok(CHECK, "leads to a server with this token")
                        : heard.contains("nonce=" + nonce)
                                ? Finding.warn(
                                        CHECK,
                                        "leads to a server with this token, but something on the way rewrites the"
                                                + " query",
                                        "let the proxy pass the query on as it is")
                                : Finding.fail(
                                        CHECK,
                                        "leads to a server with this token, but something on the way drops the query"
                                                + " or answers from a cache",
                                        "let the proxy pass the query on, and keep nothing under /exotel/"));
        findings.add(head(request));
        findings.add(latency(answer, request));
        findings.add(Clocks.compared("clock, by the public address", place.url(), answer.skew()));
        place.sound().map(this::sound).ifPresent(findings::add);
        return findings;
    }

    private Finding nothing(Nothing nothing, boolean local) {
        boolean surely = nothing.why() == Why.UNKNOWN_HOST || nothing.why() == Why.TLS;
        if (!surely && !isServerHere()) {
            return noServer(nothing.message());
        }
        return switch (nothing.why()) {
            case UNKNOWN_HOST ->
                Finding.fail(
                        CHECK, place.url() + ": " + nothing.message(), "correct PUBLIC_URL, or make its DNS entry");
            case TLS ->
                Finding.fail(
                        CHECK,
                        place.url() + ": " + nothing.message(),
                        "give the address a certificate that is publicly trusted, with the whole chain; Exotel takes no"
                                + " other");
            default ->
                Finding.fail(
                        CHECK,
                        place.url() + ": " + nothing.message()
                                + (local ? "" : ", though a server runs on this machine"),
                        "let the address lead to port "
                                + HttpUrl.get(place.local()).port() + " of this machine");
        };
    }

    private Finding noServer(String message) {
        return Finding.skipped(
                "echo",
                "nobody answers on " + place.url() + " (" + message + ") nor on " + place.local()
                        + "; latency, HEAD, clock and sounds need a running server",
                "start one with serve, and ask again");
    }

    private boolean isServerHere() {
        return isGhanti(place.local());
    }

    private boolean isGhanti(String base) {
        Request health = new Request.Builder().url(base + "/health").build();
        return probe.ask(health) instanceof Answer answer
                && "alive".equals(Json.object(answer.body()).orElse(Map.of()).get("status"));
    }

    private Finding stranger(Answer answer) {
        if (answer.isRedirect()) {
            String to = answer.location()
                    .map(HttpUrl::parse)
                    .map(PublicUrlCheck::origin)
                    .orElse("elsewhere");
            return Finding.fail(
                    CHECK,
                    place.url() + " answers with a redirect to " + to + ", which Exotel does not follow",
                    "set PUBLIC_URL to where it ends");
        }
        if (NO_SERVER.contains(answer.status())) {
            return isServerHere()
                    ? Finding.fail(
                            CHECK,
                            place.url() + " leads to a proxy that does not reach the server of this machine (HTTP "
                                    + answer.status() + ")",
                            "let the proxy pass on to " + place.local())
                    : noServer("HTTP " + answer.status() + " of a proxy");
        }
        if (isGhanti(place.url())) {
            return Finding.fail(
                    CHECK,
                    place.url() + " leads to a ghanti with another webhook token",
                    "give doctor and server the same GHANTI_WEBHOOK_TOKEN, or the same data folder");
        }
        return Finding.fail(
                CHECK,
                place.url() + " leads to something else (HTTP " + answer.status()
                        + "): another program, or a proxy that" + " cuts or adds a part of the path",
                "let the proxy pass /exotel/ and /audio/ on as they are; PUBLIC_URL holds what comes before them");
    }

    private static String origin(HttpUrl url) {
        return url.scheme() + "://" + url.host();
    }

    private Finding head(Request request) {
        Seen seen = probe.ask(request.newBuilder().head().build());
        return seen instanceof Answer answer && answer.status() == 200
                ? Finding.ok("head", "is answered like GET")
                : Finding.fail(
                        "head",
                        "HEAD is not answered with 200 as GET is"
                                + (seen instanceof Answer answer ? " but with " + answer.status() : ""),
                        "let the proxy pass HEAD on: Exotel asks so before it plays a Greeting");
    }

    /** Of two, the faster: the first may have waited for a name or a cold server. */
    private Finding latency(Answer first, Request request) {
        Duration took = first.took();
        if (took.compareTo(SLOW) > 0
                && probe.ask(request) instanceof Answer second
                && second.took().compareTo(took) < 0) {
            took = second.took();
        }
        String detail = "an answer takes " + took.toMillis() + " ms, connection included";
        String wayOut =
                "bring the server nearer to Exotel (Mumbai), and look at ghanti_applet_seconds for its own part";
        if (took.compareTo(TOO_SLOW) > 0) {
            return Finding.fail(LATENCY, detail + "; Exotel may give up on a Passthru after 2 s", wayOut);
        }
        return took.compareTo(SLOW) > 0
                ? Finding.warn(LATENCY, detail + ", which callees hear as a pause", wayOut)
                : Finding.ok(LATENCY, detail);
    }

    private Finding sound(String path) {
        Seen seen = probe.ask(new Request.Builder().url(place.url() + path).build());
        if (seen instanceof Answer answer
                && answer.status() == 200
                && answer.type().startsWith("audio/wav")) {
            return answer.length() > 0
                    ? Finding.ok("sounds", "are served, with their length")
                    : Finding.fail(
                            "sounds",
                            path + " comes without Content-Length, so Exotel may not play it",
                            "keep the proxy from compressing or chunking /audio/");
        }
        String what = seen instanceof Answer answer
                ? "HTTP " + answer.status() + " " + answer.type()
                : ((Nothing) seen).message();
        return Finding.fail(
                "sounds",
                path + " is not served as a sound (" + what + ")",
                "let the proxy pass /audio/ on, and give the server the same GHANTI_AUDIO_CACHE");
    }
}
