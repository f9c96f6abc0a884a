package ghanti.fetch;

import ghanti.call.Fetcher;
import ghanti.call.Json;
import ghanti.engine.Input;
import ghanti.engine.Template;
import ghanti.flow.Fetch;
import ghanti.flow.Variable;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Asks by HTTP. Whatever comes back that is no small JSON with the wanted values is a failure, never an exception. */
public final class HttpFetcher implements Fetcher {

    private static final Logger log = LoggerFactory.getLogger(HttpFetcher.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final long MOST_BYTES = 64L * 1024;

    /** A value that is only dots would lead to another folder of the same host, and no escape keeps it from that. */
    private static final Pattern ONLY_DOTS = Pattern.compile("/\\.{1,2}(?:[/?#]|$)");

    private final OkHttpClient http;
    private final FetchHosts hosts;

    /** A host that fails again and again is not waited for: each call would be silent for a second and more. */
    private final CircuitBreakerRegistry breakers;

    public HttpFetcher(OkHttpClient http, FetchHosts hosts) {
        this(http, hosts, Duration.ofSeconds(15));
    }

    /** @param rest how long a host that failed too often is not asked */
    HttpFetcher(OkHttpClient http, FetchHosts hosts, Duration rest) {
        this.http = http.newBuilder()
                .dns(hosts)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .build();
        this.hosts = hosts;
        this.breakers = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(10)
                .minimumNumberOfCalls(5)
                .failureRateThreshold(60)
                .waitDurationInOpenState(rest)
                .permittedNumberOfCallsInHalfOpenState(2)
                // A 404 or an odd answer is about this one question; the host is well.
                .ignoreExceptions(Unusable.class)
                .build());
    }

    /** Why a fetch was of no use. */
    private static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;

        Unusable(String reason) {
            super(reason);
        }
    }

    @Override
    public Input fetch(Fetch node, Map<String, Object> values, String key, Duration budget) {
        String address = Template.fill(node.url(), values, HttpFetcher::escaped);
        if (ONLY_DOTS.matcher(address).find()) {
            return failed(node, "an address may have no part that is only dots");
        }
        HttpUrl url = HttpUrl.parse(address);
        if (url == null) {
            return failed(node, "what it asks is no http or https address");
        }
        if (!hosts.allow(url)) {
            return failed(node, url.host() + " is not among GHANTI_FETCH_HOSTS");
        }
        Duration patience = node.timeout().compareTo(budget) < 0 ? node.timeout() : budget;
        CircuitBreaker breaker = breakers.circuitBreaker(url.host() + ":" + url.port());
        try {
            return breaker.executeCallable(() -> ask(node, request(node, url, values, key), patience));
        } catch (CallNotPermittedException e) {
            return failed(node, url.host() + " has failed too often just now");
        } catch (Exception e) {
            return failed(node, url.host() + ": " + e.getMessage());
        }
    }

    private static Input failed(Fetch node, String reason) {
        log.warn("fetch {} failed: {}", node.name(), reason);
        return new Input.FetchFailed(reason);
    }

    private static String escaped(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Request request(Fetch node, HttpUrl url, Map<String, Object> values, String key) {
        Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
        if (node.method().equals("POST")) {
            Map<String, Object> body = new LinkedHashMap<>();
            node.body()
                    .forEach((name, text) ->
                            body.put(name, Template.value(text, values).orElse(null)));
            request.header("Idempotency-Key", key).post(RequestBody.create(Json.write(body), JSON));
        }
        return request.build();
    }

    private Input ask(Fetch node, Request request, Duration patience) throws IOException {
        OkHttpClient bounded = http.newBuilder().callTimeout(patience).build();
        try (Response response = bounded.newCall(request).execute()) {
            if (response.code() >= 500) {
                throw new IOException("it answered " + response.code());
            }
            if (response.code() != 200) {
                throw new Unusable("it answered " + response.code());
            }
            if (response.body().source().request(MOST_BYTES + 1)) {
                throw new Unusable("it answered more than " + MOST_BYTES + " bytes");
            }
            return new Input.Fetched(read(node, response.body().string()));
        }
    }

    private static Map<String, Object> read(Fetch node, String text) throws Unusable {
        Object json;
        try {
            json = Json.MAPPER.readValue(text, Object.class);
        } catch (JacksonException e) {
            throw new Unusable("it answered no JSON");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        for (Variable into : node.into()) {
            values.put(into.name(), valueOf(into, json, node.into().size()));
        }
        return values;
    }

    private static Object valueOf(Variable into, @Nullable Object json, int wanted) throws Unusable {
        String field = into.name().substring(into.name().lastIndexOf('/') + 1);
        Object raw = json instanceof Map<?, ?> object ? object.get(field) : wanted == 1 ? json : null;
        Optional<Object> value = into.type().read(raw);
        return value.orElseThrow(() -> new Unusable("it answered nothing for \"" + field + "\" that is "
                + into.type().expected()));
    }
}
