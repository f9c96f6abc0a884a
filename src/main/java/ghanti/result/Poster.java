package ghanti.result;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import ghanti.call.CallResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Sends one result, signed by Standard Webhooks (https://www.standardwebhooks.com). */
public final class Poster {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final OkHttpClient http;
    private final List<Webhook> signers;
    private final Clock clock;

    /** @param secrets {@code whsec_} and base64; each of them signs, so that a receiver may know either */
    public Poster(OkHttpClient http, List<String> secrets, Clock clock) {
        // A redirect is no 2xx: following it could hand a signed result to a stranger.
        this.http = http.newBuilder()
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        this.signers = secrets.stream().map(Webhook::new).toList();
        this.clock = clock;
    }

    /** Sends it and says what came of it. */
    Answer post(CallResult result) {
        long seconds = clock.instant().getEpochSecond();
        try (Response response = http.newCall(request(result, seconds)).execute()) {
            return response.isSuccessful() ? Answer.taken() : Answer.refused("HTTP " + response.code(), rest(response));
        } catch (IOException | IllegalArgumentException e) {
            // An address that no client can call is no better than one where nobody answers.
            return Answer.none(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Optional<Duration> rest(Response response) {
        return switch (response.code()) {
            case 429, 503 -> RetryAfter.read(response.header("Retry-After"), clock.instant());
            // "Gone" asks to hear no more. It may be a mistake, so it is asked again, but no sooner than it must.
            case 410 -> Optional.of(RetryAfter.LONGEST);
            default -> Optional.empty();
        };
    }

    private Request request(CallResult result, long seconds) {
        return new Request.Builder()
                .url(result.url().toString())
                .header("webhook-id", result.id())
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", signatures(result, seconds))
                .header("User-Agent", "ghanti")
                .post(RequestBody.create(result.body(), JSON))
                .build();
    }

    private String signatures(CallResult result, long seconds) {
        List<String> signatures = new ArrayList<>();
        try {
            for (Webhook signer : signers) {
                signatures.add(signer.sign(result.id(), seconds, result.body()));
            }
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("the result secret cannot sign; it must be whsec_ and base64", e);
        }
        return String.join(" ", signatures);
    }
}
