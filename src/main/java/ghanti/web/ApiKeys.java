package ghanti.web;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bearer keys of {@code /v1}. */
public final class ApiKeys {

    private static final String BEARER = "Bearer ";

    private final List<byte[]> keys;

    public ApiKeys(List<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one API key");
        }
        this.keys =
                keys.stream().map(key -> key.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** Lets nobody pass who has none of the keys. */
    void authorize(Context context) {
        if (!accept(context.header("Authorization"))) {
            context.header("WWW-Authenticate", "Bearer");
            throw new Problem.Thrown(Problem.of(
                    401, "No valid API key", "Send \"Authorization: Bearer KEY\" with a key of this server."));
        }
    }

    /** Whether an Authorization header carries one of the keys; takes the same time for every wrong one. */
    boolean accept(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return false;
        }
        byte[] given = authorization.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8);
        boolean known = false;
        for (byte[] key : keys) {
            known |= MessageDigest.isEqual(key, given);
        }
        return known;
    }

    @Override
    public String toString() {
        return "ApiKeys[" + keys.size() + "]";
    }
}
