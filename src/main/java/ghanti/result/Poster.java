package ghanti.result;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookSigningException;
import ghanti.call.CallResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
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
    private final Webhook signer;
    private final Clock clock;

    /** @param secret {@code whsec_} and base64 */
    public Poster(OkHttpClient http, String secret, Clock clock) {
        // A redirect is no 2xx: following it could hand a signed result to a stranger.
        this.http = http.newBuilder()
                .callTimeout(PATIENCE)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
        this.signer = new Webhook(secret);
        this.clock = clock;
    }

    /** Sends it; empty if it was taken with 2xx, else why not. */
    Optional<String> post(CallResult result) {
        long seconds = clock.instant().getEpochSecond();
        try (Response response = http.newCall(request(result, seconds)).execute()) {
            return response.isSuccessful() ? Optional.empty() : Optional.of("HTTP " + response.code());
        } catch (IOException | IllegalArgumentException e) {
            // An address that no client can call is no better than one where nobody answers.
            return Optional.of(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private Request request(CallResult result, long seconds) {
        return new Request.Builder()
                .url(result.url().toString())
                .header("webhook-id", result.id())
                .header("webhook-timestamp", Long.toString(seconds))
                .header("webhook-signature", sign(result, seconds))
                .header("User-Agent", "ghanti")
                .post(RequestBody.create(result.body(), JSON))
                .build();
    }

    private String sign(CallResult result, long seconds) {
        try {
            return signer.sign(result.id(), seconds, result.body());
        } catch (WebhookSigningException e) {
            throw new IllegalStateException("the result secret cannot sign; it must be whsec_ and base64", e);
        }
    }
}
