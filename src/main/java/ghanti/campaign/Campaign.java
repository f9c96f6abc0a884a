package ghanti.campaign;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Calls of one flow version that belong together.
 *
 * @param name what the business calls it; may be empty
 * @param rows how many calls it has, once it is stored whole
 * @param duplicates how many of them go to a number that an earlier row has too
 * @param finishedAt when the last call had its outcome, or null
 */
public record Campaign(
        String id,
        String name,
        String flow,
        String flowVersion,
        CampaignState state,
        int rows,
        int duplicates,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
