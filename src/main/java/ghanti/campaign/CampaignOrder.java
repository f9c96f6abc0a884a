package ghanti.campaign;

import ghanti.call.Priority;
import ghanti.flow.Flow;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all calls of a campaign have in common.
 *
 * @param name what the business calls it; may be empty
 * @param language of the calls whose rows name none
 * @param paused whether nothing is dialled until somebody says so
 */
public record CampaignOrder(
        Flow flow,
        String name,
        String language,
        @Nullable URI resultUrl,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        @Nullable Priority priority,
        boolean paused) {}
