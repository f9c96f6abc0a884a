package ghanti.call;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for; never changes during a call.
 *
 * @param flowVersion content hash; the call stays on it through edits and restarts
 * @param to the callee: E.164, or as Exotel wrote it where that is no number
 * @param language BCP 47 tag the call begins in
 * @param inputs values in the one form of their type
 * @param metadata the business's own JSON, given back untouched
 * @param resultUrl where results go, if not to the address of the settings
 * @param recorded whether it is to be recorded; null for what its flow says, as in documents that were stored without it
 * @param priority null counts as normal
 * @param origin null for a call that was asked for by itself, or came in
 */
public record CallRequest(
        String flow,
        String flowVersion,
        Direction direction,
        String to,
        String language,
        Map<String, Object> inputs,
        @Nullable Object metadata,
        @Nullable URI resultUrl,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        @Nullable Boolean recorded,
        @Nullable Priority priority,
        @Nullable Origin origin) {

    /** A request that nothing but itself caused, of no particular priority. */
    public CallRequest(
            String flow,
            String flowVersion,
            Direction direction,
            String to,
            String language,
            Map<String, Object> inputs,
            @Nullable Object metadata,
            @Nullable URI resultUrl,
            @Nullable Instant notBefore,
            @Nullable Instant expiresAt,
            @Nullable Boolean recorded) {
        this(
                flow,
                flowVersion,
                direction,
                to,
                language,
                inputs,
                metadata,
                resultUrl,
                notBefore,
                expiresAt,
                recorded,
                null,
                null);
    }

    /** Which calls it goes before. */
    public Priority precedence() {
        return priority == null ? Priority.NORMAL : priority;
    }
}
