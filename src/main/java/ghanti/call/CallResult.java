package ghanti.call;

import java.net.URI;
import java.time.Instant;

/**
 * Something the business is to be told.
 *
 * @param id also the {@code webhook-id}, the same through all tries
 * @param sequence order within its call, 1 upward
 * @param type {@code call.progress} or {@code call.finished}
 * @param body the JSON to send
 */
public record CallResult(
        String id, String callId, int sequence, String type, URI url, String body, Instant createdAt) {}
