package ghanti.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said about calls that a running server shall place, be it one or many. */
final class OrderOptions {

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "The language calls begin in (default the flow's first).")
    private @Nullable String language;

    @Option(
            names = "--result-url",
            paramLabel = "URL",
            description = "Where their results are posted (default the server's).")
    private @Nullable String resultUrl;

    @Option(names = "--priority", paramLabel = "WORD", description = "high, normal or low (default normal).")
    private @Nullable String priority;

    @Option(
            names = "--not-before",
            paramLabel = "TIME",
            description = "Rings no earlier, such as 2026-11-21T09:00:00+05:30.")
    private @Nullable String notBefore;

    @Option(names = "--expires-at", paramLabel = "TIME", description = "Does not ring from then on.")
    private @Nullable String expiresAt;

    @Option(names = "--no-follow", description = "Ends as soon as the server has taken the order.")
    private boolean noFollow;

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "The same order with the same key is never taken twice (default a new key).")
    private @Nullable String key;

    boolean isFollowed() {
        return !noFollow;
    }

    String idempotencyKey() {
        return key == null ? UUID.randomUUID().toString() : key;
    }

    /** The API's fields for what was given. */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "language", language);
        put(fields, "result_url", resultUrl);
        put(fields, "priority", priority);
        put(fields, "not_before", notBefore);
        put(fields, "expires_at", expiresAt);
        return fields;
    }

    private static void put(Map<String, String> fields, String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
    }
}
